/**
 * @typedef {{
 *   loads: import('./load.mjs').Load[], floor: string, actions: { ours: number, floor: number },
 *   signOffs: {
 *     levels: { atOnce: number, perSecond: number, byHand: number, replayed: number }[],
 *     long: { atOnce: number, signed: number, seconds: number, deadlocks: number },
 *   },
 *   drafts: { perSecond: number, byHand: number, timesOfSmall: number, megabytes: number },
 *   review: { drafts: number, p95: number, middle: number, slowest: string },
 *   verified: { events: number, seconds: number },
 *   ready: number, javascript: { board: number, empty: number }, memory: number,
 * }} Measured ready in seconds, javascript in kilobytes, memory in megabytes
 */

const AIMS = {
  ofFloor: 0.6,
  ready: 3,
  ofEmptyPage: 1.2,
  memory: 400,
  byHand: 0.3,
  action: 0.7,
  verified: 3,
}
const DRAFTING = { perSecond: 2_000, timesOfSmall: 11, megabytes: 500 }

/** @param {Measured} measured @returns {string} */
export function report(measured) {
  const { loads, floor, actions, signOffs, drafts, review, verified, ready, javascript, memory } =
    measured
  const least = loads.find(({ name }) => name === floor)?.perSecond ?? 0
  const share = javascript.board / javascript.empty
  return [
    row('', 'requests/s', 'p95 ms', 'of floor', 'aim'),
    ...loads.map(({ name, perSecond, p95 }) => {
      const ofFloor = perSecond / least
      const aim = name.startsWith('bare') ? '' : aimed(`≥ ${AIMS.ofFloor}`, ofFloor >= AIMS.ofFloor)
      return row(name, perSecond.toFixed(0), p95.toFixed(0), ofFloor.toFixed(2), aim)
    }),
    '',
    row('', 'sign-offs/s', 'by hand', 'of it', 'aim'),
    ...signOffs.levels.map(({ atOnce, perSecond, byHand, replayed }) => {
      const share = perSecond / byHand
      const aim = aimed(`≥ ${AIMS.byHand}`, share >= AIMS.byHand)
      const same = `; its own statements, replayed: ${replayed.toFixed(0)}/s`
      return row(
        `${atOnce} at once`,
        perSecond.toFixed(0),
        byHand.toFixed(0),
        share.toFixed(2),
        aim + same,
      )
    }),
    '',
    row('', 'posts/s', 'bare', 'of it', 'aim'),
    row(
      'approving by a form, 16 at once',
      actions.ours.toFixed(0),
      actions.floor.toFixed(0),
      (actions.ours / actions.floor).toFixed(2),
      aimed(`≥ ${AIMS.action}`, actions.ours / actions.floor >= AIMS.action),
    ),
    '',
    ...drafting(drafts),
    '',
    row('', 'measured', '', '', 'aim'),
    row(
      `review of ${review.drafts} drafts, p95 ms`,
      review.p95.toFixed(0),
      '',
      '',
      aimed('≤ 200', review.p95 <= 200),
    ),
    row(
      `deadlocks, ${signOffs.long.seconds.toFixed(0)} s at ${signOffs.long.atOnce} at once`,
      signOffs.long.deadlocks.toString(),
      '',
      '',
      aimed(`0 in ${signOffs.long.signed} sign-offs`, signOffs.long.deadlocks === 0),
    ),
    row(
      `verifying ${verified.events} events, s`,
      verified.seconds.toFixed(1),
      '',
      '',
      aimed(`≤ ${AIMS.verified}`, verified.seconds <= AIMS.verified),
    ),
    row('npm start to ready, s', ready.toFixed(1), '', '', aimed('≤ 3', ready <= AIMS.ready)),
    row('empty page, kB JavaScript', javascript.empty.toFixed(1), '', '', ''),
    row(
      'board, kB JavaScript',
      javascript.board.toFixed(1),
      '',
      share.toFixed(2),
      aimed(`≤ ${AIMS.ofEmptyPage} of empty`, share <= AIMS.ofEmptyPage),
    ),
    row('web process, MB', memory.toFixed(0), '', '', aimed('≤ 400', memory <= AIMS.memory)),
  ].join('\n')
}

/** @param {Measured['drafts']} drafts */
function drafting({ perSecond, byHand, timesOfSmall, megabytes }) {
  const rate = aimed(`≥ ${DRAFTING.perSecond}/s`, perSecond >= DRAFTING.perSecond)
  const share = (perSecond / byHand).toFixed(2)
  const grows = aimed(`≤ ${DRAFTING.timesOfSmall}`, timesOfSmall <= DRAFTING.timesOfSmall)
  const memory = aimed(`≤ ${DRAFTING.megabytes}`, megabytes <= DRAFTING.megabytes)
  return [
    row('', 'drafts/s', 'by hand', 'of it', 'aim'),
    row('10,000 installations', perSecond.toFixed(0), byHand.toFixed(0), share, rate),
    row('their time, of that of 1,000', timesOfSmall.toFixed(1), '', '', grows),
    row('drafting process, MB', megabytes.toFixed(0), '', '', memory),
  ]
}

/** @param {string} aim @param {boolean} met */
const aimed = (aim, met) => `${aim}, ${met ? 'met' : 'missed'}`

/** @param {string} name @param {string[]} cells */
function row(name, ...cells) {
  const [first = '', second = '', third = '', last = ''] = cells
  return `${name.padEnd(34)}${first.padStart(11)}${second.padStart(9)}${third.padStart(10)}  ${last}`.trimEnd()
}
