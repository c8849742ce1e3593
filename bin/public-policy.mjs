import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Static pages have no nonce, so their inline scripts and styles are named by hash: writes
 * .next/public-csp.json as `{ "/en/process": { scripts: ["'sha256-…'"], styles: […] } }`.
 *
 * @param {string} checkout
 */
export function writePublicPolicy(checkout) {
  const pages = join(checkout, '.next/server/app')
  const files = existsSync(pages) ? readdirSync(pages, { recursive: true, encoding: 'utf8' }) : []
  const policies = files
    .filter(file => file.endsWith('.html'))
    .sort()
    .map(file => [
      `/${file.slice(0, -'.html'.length)}`,
      hashesOf(readFileSync(join(pages, file), 'utf8')),
    ])
  writeFileSync(
    join(checkout, '.next/public-csp.json'),
    JSON.stringify(Object.fromEntries(policies)),
  )
}

/** @param {string} html */
export function hashesOf(html) {
  return { scripts: inline(html, 'script'), styles: inline(html, 'style') }
}

/** @param {string} html @param {'script' | 'style'} tag */
function inline(html, tag) {
  const elements = html.matchAll(new RegExp(`<${tag}(\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))
  const texts = [...elements]
    .filter(([, attributes = '']) => !/\ssrc=/.test(attributes))
    .map(([, , text = '']) => text)
  return [
    ...new Set(texts.map(text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)),
  ]
}
