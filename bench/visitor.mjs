import { gzipSync } from 'node:zlib'

/**
 * Signs in as somebody of the demonstration, by the form that the sign-in page has.
 *
 * @param {string} address
 * @param {string} email
 * @returns {Promise<string>} the session cookie
 */
export async function signIn(address, email) {
  const response = await fetch(`${address}/sign-in/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ person: email }),
  })
  const [cookie] = response.headers.getSetCookie()
  if (response.status !== 303 || !cookie)
    throw new Error(`Signing in as ${email} was answered with ${response.status}.`)
  return cookie.split(';')[0] ?? ''
}

/**
 * Kilobytes of JavaScript, compressed, that a browser loads for a page it has not seen before.
 *
 * @param {string} url
 * @param {string} cookie
 */
export async function firstLoad(url, cookie) {
  const page = await fetch(url, { headers: { cookie } })
  const scripts = scriptsIn(await page.text())
  if (!page.ok || scripts.length === 0) throw new Error(`${url} named no script.`)
  const sizes = await Promise.all(scripts.map(path => sizeOf(new URL(path, url))))
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

/** Modern browsers leave out the scripts marked nomodule. @param {string} html */
function scriptsIn(html) {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag)
  const preloads = [...html.matchAll(/<link\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter(tag => /as="script"|rel="modulepreload"/.test(tag))
  const wanted = tags.filter(tag => !/\snomodule/i.test(tag))
  const found = [...wanted, ...preloads].flatMap(
    tag => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [],
  )
  return [...new Set(found)]
}

/** @param {URL} url */
async function sizeOf(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.pathname} was answered with ${response.status}.`)
  return gzipSync(await response.bytes()).length
}
