import { describe, expect, test } from 'vitest'
import { verdicts } from './events'
import { dora, sally, scheduler } from './testing/people'
import { delivered, started } from './testing/route'
import { the } from './testing/the'

const track = 'serverless'
const close = (reason = '') => ({ type: 'closeTrack', track, reason }) as const
const report = (severity: number) =>
  ({ type: 'reportIncident', track, severity, summary: 'search is down' }) as const
const resolve = (incident: number) =>
  ({ type: 'resolveIncident', track, incident, resolution: 'more memory' }) as const
const verdict = (found: (typeof verdicts)[number]) =>
  ({ type: 'recordVerdict', track, verdict: found }) as const
const over = '2026-11-25T13:00:00.000Z'
const read = (at: string) => ({ lastRead: { [track]: at } })

describe('closing a track', () => {
  test('before its window is over asks for a reason, in the zone of its plan', () => {
    const told = delivered(track).does(scheduler, verdict('healthy'))
    const open = { code: 'window-open', until: over, zone: 'Europe/Paris' }
    expect(told.refusal(dora, close())).toEqual(open)
    expect(told.refusal(dora, close('superseded'))).toBeNull()
    expect(told.at(over).know(read(over)).refusal(dora, close())).toBeNull()
  })

  test.each(verdicts)('after its window with the verdict %s', found => {
    const told = delivered(track).at(over).know(read(over))
    if (found !== 'no_data') told.does(scheduler, verdict(found))
    const refusal = told.refusal(dora, close())
    if (found === 'healthy') expect(refusal).toBeNull()
    else expect(refusal).toEqual({ code: 'not-healthy', verdict: found })
    expect(told.refusal(dora, close('watched by hand'))).toBeNull()
  })

  test('with a verdict that nothing was read for since asks for a reason', () => {
    const told = delivered(track).does(scheduler, verdict('healthy')).at(over)
    const silent = { code: 'not-healthy', verdict: 'no_data' }
    expect(told.know(read('2026-11-25T12:49:59.999Z')).refusal(dora, close())).toEqual(silent)
    expect(told.know({ lastRead: {} }).refusal(dora, close())).toEqual(silent)
    expect(told.know(read('2026-11-25T12:50:00.000Z')).refusal(dora, close())).toBeNull()
  })

  test('waits for an open incident of severity 1, whatever the reason', () => {
    const told = delivered(track).does(sally, report(2)).does(sally, report(1))
    expect(told.refusal(dora, close('quiet'))).toEqual({ code: 'severity-one-open', incident: 2 })
    expect(told.does(dora, resolve(2)).refusal(dora, close('quiet'))).toBeNull()
  })

  test('of one of two leaves the release open, of the last closes it', () => {
    const told = delivered(track, { tracks: [track, 'sovereign'] }).does(dora, close('quiet'))
    expect(told.release.stage).toBe('tracks')
    const sovereign = { track: 'sovereign' } as const
    told.does(dora, {
      ...sovereign,
      type: 'planTrack',
      start: '2026-11-24T15:00',
      expires: '2026-11-24T16:00',
      zone: 'Europe/Paris',
      monitorHours: 1,
      owner: 'dora',
    })
    told
      .does({ ...dora, id: 'dirk' }, { ...sovereign, type: 'confirmPlan' })
      .at('2026-11-24T14:00:00Z')
    told.does(dora, { ...sovereign, type: 'startRollout' })
    for (const installation of ['embassy', 'bunker'])
      told.does(dora, {
        ...sovereign,
        type: 'recordOutcome',
        installation,
        outcome: 'installed',
        reason: '',
      })
    told.does(dora, { ...sovereign, type: 'closeTrack', reason: 'quiet' })
    expect(told.release.stage).toBe('closed')
    expect(told.record.filter(({ event }) => event.type === 'releaseClosed')).toHaveLength(1)
  })
})

describe('an incident', () => {
  test('has a number of its own in the release', () => {
    const told = started(track, { tracks: [track, 'sovereign'] })
    for (const severity of [3, 2]) told.does(sally, report(severity))
    expect(the(told.release.tracks[0]).incidents.map(({ incident }) => incident)).toEqual([1, 2])
  })

  test('is resolved once, also after the release was closed', () => {
    const told = delivered(track).does(sally, report(2)).does(dora, close('quiet'))
    expect(told.release.stage).toBe('closed')
    told.does(sally, resolve(1))
    expect(told.refusal(sally, resolve(1))).toEqual({ code: 'unknown-incident' })
    expect(told.refusal(sally, resolve(9))).toEqual({ code: 'unknown-incident' })
  })
})

test('a verdict is recorded when it changes, and no data comes first', () => {
  const told = delivered(track)
  expect(told.refusal(scheduler, verdict('no_data'))).toEqual({ code: 'same-verdict' })
  told.does(scheduler, verdict('healthy'))
  expect(told.refusal(scheduler, verdict('healthy'))).toEqual({ code: 'same-verdict' })
})
