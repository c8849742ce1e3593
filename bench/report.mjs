/** @param {import('./load.mjs').Load[]} loads @param {string} floor the name of the one the others are held against */
export function pagesReport(loads, floor) {
  const least = loads.find(({ name }) => name === floor)?.perSecond ?? 0
  return [
    row('', 'requests/s', 'p95 ms', 'of floor', 'aim'),
    ...loads.map(({ name, perSecond, p95 }) => {
      const aim = name.startsWith('bare') ? '' : atLeast(0.6, perSecond / least)
      return row(name, whole(perSecond), whole(p95), share(perSecond, least), aim)
    }),
  ].join('\n')
}

/** @param {{ ready: number, memory: number, empty: number, board: number }} start seconds, megabytes, kilobytes */
export function startReport({ ready, memory, empty, board }) {
  return [
    row('', 'measured', '', 'of empty', 'aim'),
    row('npm start to ready, s', ready.toFixed(1), '', '', atMost(3, ready)),
    row('web process, MB', whole(memory), '', '', atMost(400, memory)),
    row('empty page, kB JavaScript', empty.toFixed(1)),
    row(
      'board, kB JavaScript',
      board.toFixed(1),
      '',
      share(board, empty),
      atMost(1.2, board / empty),
    ),
  ].join('\n')
}

/** @param {{ ours: number, floor: number }} perSecond */
export function actionsReport({ ours, floor }) {
  const cells = [whole(ours), whole(floor), share(ours, floor), atLeast(0.7, ours / floor)]
  return [
    row('', 'posts/s', 'bare', 'of it', 'aim'),
    row('approving by a form, 16 at once', ...cells),
  ].join('\n')
}

/** @param {{ events: number, seconds: number }} verified */
export function verifyReport({ events, seconds }) {
  const aim = `${atMost(3, (seconds / events) * 100_000)} for 100,000`
  return row(`verifying ${events} events, s`, seconds.toFixed(1), '', '', aim)
}

/**
 * @param {{
 *   levels: { atOnce: number, perSecond: number, byHand: number, replayed: number }[],
 *   long: { atOnce: number, signed: number, seconds: number, deadlocks: number },
 * }} signOffs
 */
export function signOffsReport({ levels, long }) {
  return [
    row('', 'sign-offs/s', 'by hand', 'of it', 'aim'),
    ...levels.map(({ atOnce, perSecond, byHand, replayed }) => {
      const aim = atLeast(0.3, perSecond / byHand)
      const same = `; its own statements, replayed: ${whole(replayed)}/s`
      const cells = [whole(perSecond), whole(byHand), share(perSecond, byHand), aim + same]
      return row(`${atOnce} at once`, ...cells)
    }),
    row(
      `deadlocks, ${whole(long.seconds)} s at ${long.atOnce} at once`,
      String(long.deadlocks),
      '',
      '',
      `${atMost(0, long.deadlocks)} in ${long.signed} sign-offs`,
    ),
  ].join('\n')
}

/** @param {{ perSecond: number, byHand: number, timesOfSmall: number, megabytes: number }} drafts */
export function draftsReport({ perSecond, byHand, timesOfSmall, megabytes }) {
  const cells = [whole(perSecond), whole(byHand), share(perSecond, byHand)]
  return [
    row('', 'drafts/s', 'by hand', 'of it', 'aim'),
    row('10,000 installations', ...cells, atLeast(2_000, perSecond)),
    row('their time, of that of 1,000', timesOfSmall.toFixed(1), '', '', atMost(11, timesOfSmall)),
    row('drafting process, MB', whole(megabytes), '', '', atMost(500, megabytes)),
  ].join('\n')
}

/**
 * @param {{ drafts: number, p95: number, middle: number, slowest: string, p95OfAll: number }} review milliseconds
 * @param {{ p95: number, middle: number }} page milliseconds
 */
export function reviewReport({ drafts, p95, middle, slowest, p95OfAll }, page) {
  const beside = `; slowest: ${slowest}`
  return [
    row('', 'p95 ms', 'median', '', 'aim'),
    row(`a release's ${drafts} drafts`, whole(p95), whole(middle), '', atMost(200, p95) + beside),
    row('with those of a release before', whole(p95OfAll)),
    row('their page, over HTTP', whole(page.p95), whole(page.middle)),
  ].join('\n')
}

/** @param {{ pdf: number, xml: number, check: number, long: number }} papers milliseconds */
export function papersReport({ pdf, xml, check, long }) {
  return [
    row('', 'ms', '', '', 'aim'),
    row('draft as PDF', whole(pdf), '', '', atMost(150, pdf)),
    row('draft as XML', xml.toFixed(1)),
    row('draft checked', check.toFixed(1)),
    row('300 lines as PDF', whole(long)),
  ].join('\n')
}

/** The lines of a report that say an aim was missed. @param {string} report */
export const missedIn = report => report.split('\n').filter(line => line.includes(', missed'))

/** @param {number} aim @param {number} found */
const atLeast = (aim, found) => `≥ ${aim}, ${found >= aim ? 'met' : 'missed'}`

/** @param {number} aim @param {number} found */
const atMost = (aim, found) => `≤ ${aim}, ${found <= aim ? 'met' : 'missed'}`

/** @param {number} value */
const whole = value => value.toFixed(0)

/** @param {number} part @param {number} of */
const share = (part, of) => (part / of).toFixed(2)

/** @param {string} name @param {string[]} cells */
function row(name, ...cells) {
  const [first = '', second = '', third = '', last = ''] = cells
  return `${name.padEnd(34)}${first.padStart(11)}${second.padStart(9)}${third.padStart(10)}  ${last}`.trimEnd()
}
