const VERSION = '95.2.0'
const ROUNDS = 3
const sorts = ['', 'amount', 'difference', 'age', 'customer']
const marks = ['', 'outlier', 'held', 'drifted', 'overridden']

/**
 * How long the whole answer of the page takes that lists the drafts of bench/drafts.ts, in every order and with every
 * mark: one after the other, after a first round that does not count.
 *
 * @param {string} address
 * @param {string} cookie
 */
export async function askReviewPages(address, cookie) {
  const pages = sorts.flatMap(sort =>
    marks.map(mark => `/invoices?${new URLSearchParams({ release: VERSION, sort, mark })}`),
  )
  const times = []
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const page of pages) {
      const milliseconds = await ask(`${address}${page}`, cookie)
      if (round > 0) times.push(milliseconds)
    }
  times.sort((a, b) => a - b)
  return { p95: shareOf(times, 0.95), middle: shareOf(times, 0.5) }
}

/** @param {string} url @param {string} cookie */
async function ask(url, cookie) {
  const begun = performance.now()
  const page = await fetch(url, { headers: { cookie } })
  const text = await page.text()
  if (!page.ok || !text.includes('Draft')) throw new Error(`${url} was answered without drafts.`)
  return performance.now() - begun
}

/** @param {number[]} sorted @param {number} of */
const shareOf = (sorted, of) => sorted[Math.floor(sorted.length * of)] ?? 0
