import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = ['app/(console)', 'components'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx'))
    .map(file => [join(folder, file), readFileSync(join(folder, file), 'utf8')] as const),
)

test('every moment on a page of the console names the zone it is shown in', () => {
  const moments = sources.flatMap(([file, source]) =>
    [...source.matchAll(/<(Moment|Ago)\b[^>]*>/g)].map(([drawn]) => `${file}: ${drawn}`),
  )
  expect(moments.length).toBeGreaterThan(10)
  expect(moments.filter(drawn => !/\bzone[=}]/.test(drawn))).toEqual([])
})
