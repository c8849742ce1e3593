/**
 * @typedef {{
 *   loads: import('./load.mjs').Load[], floor: string,
 *   signOffs: {
 *     levels: { atOnce: number, perSecond: number, byHand: number, replayed: number }[],
 *     long: { atOnce: number, signed: number, seconds: number, deadlocks: number },
 *   },
 *   verified: { events: number, seconds: number },
 *   ready: number, javascript: { board: number, empty: number }, memory: number,
 * }} Measured ready in seconds, javascript in kilobytes, memory in megabytes
 */

const AIMS = { ofFloor: 0.6, ready: 3, ofEmptyPage: 1.2, memory: 400, byHand: 0.3, verified: 3 }

/** @param {Measured} measured @returns {string} */
export function report({ loads, floor, signOffs, verified, ready, javascript, memory }) {
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
    row('', 'measured', '', '', 'aim'),
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

/** @param {string} aim @param {boolean} met */
const aimed = (aim, met) => `${aim}, ${met ? 'met' : 'missed'}`

/** @param {string} name @param {string[]} cells */
function row(name, ...cells) {
  const [first = '', second = '', third = '', last = ''] = cells
  return `${name.padEnd(34)}${first.padStart(11)}${second.padStart(9)}${third.padStart(10)}  ${last}`.trimEnd()
}
