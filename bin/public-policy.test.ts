import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashesOf } from './public-policy.mjs'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('inline scripts and styles are named by hash, each once; files are not', () => {
  const html = `<style>p{}</style><script src="/a.js" async=""></script><script>one()</script>
<script id="b">two()
</script><script>one()</script>`
  expect(hashesOf(html)).toEqual({
    scripts: [hash('one()'), hash('two()\n')],
    styles: [hash('p{}')],
  })
})
