import autocannon from 'autocannon'

const CONNECTIONS = 16
const WARM_UP = 2
const SECONDS = 4
const MOST_REQUESTS = 10_000

/** @typedef {{ name: string, url: string, cookie: string }} Page */
/** @typedef {{ name: string, perSecond: number, p95: number }} Load p95 in milliseconds */

/**
 * Asks for each page in two rounds, so that what else the machine does meanwhile meets them all.
 *
 * @param {Page[]} pages
 * @returns {Promise<Load[]>}
 */
export async function loadPages(pages) {
  for (const page of pages) {
    await see(page)
    await ask(page, WARM_UP)
  }
  /** @type {Round[]} */
  const rounds = []
  for (const round of [1, 2]) {
    console.log(`Asking for ${pages.length} pages, round ${round} of 2`)
    for (const page of pages) rounds.push(await ask(page, SECONDS))
  }
  return pages.map(({ name }) => summed(name, rounds))
}

/** The first answer loads code; and an error page is quick. @param {Page} page */
async function see({ name, url, cookie }) {
  const { status } = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  if (status !== 200) throw new Error(`${name} at ${url} was answered with ${status}.`)
}

/** @typedef {{ name: string, seconds: number, times: number[] }} Round */

/** @param {Page} page @param {number} duration seconds @returns {Promise<Round>} */
async function ask({ name, url, cookie }, duration) {
  /** @type {number[]} */
  const times = []
  const run = autocannon({
    url,
    duration,
    connections: CONNECTIONS,
    maxOverallRequests: MOST_REQUESTS,
    headers: { cookie },
  }).on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  const { duration: seconds, non2xx, errors } = await run
  if (non2xx + errors > 0)
    throw new Error(`${name} at ${url}: ${non2xx} answers were no page, ${errors} got none.`)
  return { name, seconds, times }
}

/** @param {string} name @param {Round[]} rounds @returns {Load} */
function summed(name, rounds) {
  const own = rounds.filter(round => round.name === name)
  const times = own.flatMap(round => round.times).sort((a, b) => a - b)
  if (times.length === 0) throw new Error(`${name}: no answer within ${SECONDS} seconds.`)
  const seconds = own.reduce((sum, round) => sum + round.seconds, 0)
  return {
    name,
    perSecond: times.length / seconds,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}
