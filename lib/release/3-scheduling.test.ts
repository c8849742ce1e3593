import { describe, expect, test } from 'vitest'
import type { Freeze } from '@/lib/calendar/freeze'
import { dirk, dora, paula, scheduler } from './testing/people'
import { aPlan, confirmed, onTracks, planned, started } from './testing/route'
import { the } from './testing/the'

const track = 'serverless'
const setting = { tracks: [track] as ['serverless'] }
const start = { type: 'startServerless', track } as const
const confirm = { type: 'confirmPlan', track } as const
const expire = { type: 'expirePlan', track } as const
const due = '2026-11-24T13:00:00.000Z'
const over = '2026-11-24T17:00:00.000Z'

const freeze = (startsAt: string, endsAt: string, reason = 'Black Friday'): Freeze => ({
  id: startsAt,
  tracks: [track],
  reason,
  zone: 'Europe/Paris',
  startsAt,
  endsAt,
})

describe('a plan', () => {
  test('is kept as it was planned, with the instants it stands for', () => {
    expect(planned(track).release.tracks[0]?.plan).toMatchObject({
      zone: 'Europe/Paris',
      startLocal: '2026-11-24T14:00',
      startsAt: due,
      expiresAt: over,
      plannedBy: 'dora',
      expired: false,
    })
  })

  test.each([
    [{ start: '2026-11-23T10:59' }, { code: 'in-the-past' }],
    [{ start: '2026-11-23T11:00' }, null],
    [{ start: '2026-11-23T10:59', zone: 'Atlantic/Reykjavik' }, null],
    [{ expires: '2026-11-24T14:00' }, { code: 'expires-before-start' }],
    [{ expires: '2026-11-24T14:01' }, null],
  ])('%o is judged in its own zone, to the minute', (change, refusal) => {
    const told = onTracks(setting).at('2026-11-23T10:00:59.999Z')
    expect(told.refusal(dora, aPlan(track, change))).toEqual(refusal)
  })

  test('is owned by somebody who holds DevOps', () => {
    const told = onTracks(setting)
    expect(told.refusal(dora, aPlan(track, { owner: 'petra' }))).toEqual({ code: 'unknown-owner' })
    expect(told.refusal(dora, aPlan(track, { owner: 'dirk' }))).toBeNull()
  })

  test('across a night on which the clock goes back lasts the hour longer', () => {
    const told = onTracks(setting).at('2027-10-01T10:00:00Z')
    told.does(dora, aPlan(track, { start: '2027-10-31T01:30', expires: '2027-10-31T03:30' }))
    const { startsAt, expiresAt } = the(told.release.tracks[0]?.plan)
    expect(Date.parse(expiresAt) - Date.parse(startsAt)).toBe(3 * 3_600_000)
  })

  test('is confirmed while it is not over', () => {
    expect(planned(track).at(over).refusal(dirk, confirm)).toEqual({ code: 'plan-expired' })
  })

  test('is confirmed once, and by planning again no longer', () => {
    const told = confirmed(track)
    expect(told.refusal(dirk, confirm)).toEqual({ code: 'already-voted' })
    const third = { ...dirk, id: 'third' }
    expect(told.refusal(third, confirm)).toEqual({ code: 'plan-confirmed' })
    told.does(dirk, aPlan(track, { start: '2026-11-24T15:00' }))
    expect(told.refusal(dirk, confirm)).toEqual({ code: 'planned-by-you' })
    expect(told.refusal(dora, confirm)).toBeNull()
  })
})

test('planning one track takes no confirmation of another back', () => {
  const told = onTracks({ tracks: [track, 'sovereign'] })
  told.does(dora, aPlan(track)).does(dirk, confirm)
  expect(told.tries(dora, aPlan('sovereign'))).toMatchObject({ events: [{ type: 'trackPlanned' }] })
  expect(told.tries(dora, aPlan(track))).toMatchObject({
    events: [{ type: 'trackPlanned' }, { type: 'gateVoided', gate: 'plan', track }],
  })
})

describe('a freeze', () => {
  const world = {
    freezes: [freeze(due, '2026-11-24T15:00:00.000Z'), freeze('2026-11-24T15:00:00.000Z', over)],
  }
  const refusal = { code: 'frozen', reason: 'Black Friday', opens: over, zone: 'Europe/Paris' }

  test('turns a plan down with its reason and the next opening after all that follow', () => {
    expect(onTracks({ ...setting, world }).refusal(dora, aPlan(track))).toEqual(refusal)
  })

  test('that was made after the plan turns down its confirmation and its start', () => {
    expect(planned(track).know(world).refusal(dirk, confirm)).toEqual(refusal)
    expect(confirmed(track).know(world).at(due).refusal(scheduler, start)).toEqual(refusal)
  })

  test('that is over when the plan starts is no hindrance', () => {
    const before = { freezes: [freeze('2026-11-20T00:00:00.000Z', due)] }
    expect(onTracks({ ...setting, world: before }).refusal(dora, aPlan(track))).toBeNull()
  })
})

describe('a start', () => {
  test('waits for its time, to the millisecond', () => {
    const told = confirmed(track).at('2026-11-24T12:59:59.999Z')
    expect(told.refusal(scheduler, start)).toEqual({
      code: 'not-due',
      startsAt: due,
      zone: 'Europe/Paris',
    })
    expect(told.at(due).refusal(scheduler, start)).toBeNull()
  })

  test('that was missed does not happen late', () => {
    const told = confirmed(track).at(over)
    expect(told.refusal(scheduler, start)).toEqual({ code: 'plan-expired' })
    expect(told.does(scheduler, expire).refusal(scheduler, expire)).toEqual({
      code: 'plan-expired',
    })
    expect(told.refusal(dirk, confirm)).toMatchObject({ code: 'already-voted' })
    told.does(dora, aPlan(track, { start: '2026-11-25T09:00', expires: '2026-11-25T10:00' }))
    expect(told.does(dirk, confirm).at('2026-11-25T08:00:00Z').refusal(scheduler, start)).toBeNull()
  })

  test('asks for a plan, and for a confirmed one', () => {
    expect(onTracks(setting).refusal(scheduler, start)).toEqual({ code: 'no-plan' })
    expect(onTracks(setting).refusal(dirk, confirm)).toEqual({ code: 'no-plan' })
    expect(planned(track).at(due).refusal(scheduler, start)).toEqual({ code: 'plan-unconfirmed' })
    expect(planned(track).refusal(scheduler, expire)).toEqual({ code: 'not-expired' })
  })

  test('waits while the track is held, and goes on when the hold is lifted', () => {
    const told = confirmed(track).does(dora, { type: 'holdTrack', track, reason: 'disk full' })
    expect(told.at(due).refusal(scheduler, start)).toEqual({ code: 'held', reason: 'disk full' })
    told.does(dirk, { type: 'liftHold', track })
    expect(told.refusal(scheduler, start)).toBeNull()
    expect(told.refusal(dirk, { type: 'liftHold', track })).toEqual({ code: 'not-held' })
  })

  test('meets a criterion that turned red after the approval', () => {
    const told = confirmed(track).at(due).does(dora, {
      type: 'answerCriterion',
      key: 'monitoring-ready',
      state: 'failing',
      evidence: 'no alert',
    })
    expect(told.refusal(scheduler, start)).toEqual({ code: 'criteria-open', count: 1 })
  })

  test('does not happen for a release that was sent back', () => {
    const told = confirmed(track).at(due)
    told.does(paula, { type: 'refreezeCode', commit: 'c'.repeat(40), reason: 'a fix' })
    expect(told.refusal(scheduler, start)).toEqual({ code: 'wrong-stage', at: 'merge-qa' })
  })

  test('happens once', () => {
    expect(started(track).refusal(scheduler, start)).toEqual({
      code: 'wrong-stage',
      at: 'deployment',
    })
  })

  test('of a roll-out waits for its time as well', () => {
    const early = confirmed('sovereign').at('2026-11-24T12:59:59.999Z')
    expect(early.refusal(dora, { type: 'startRollout', track: 'sovereign' })).toMatchObject({
      code: 'not-due',
    })
  })

  test('of a roll-out takes the installations of its type, and none is an error', () => {
    expect(Object.keys(the(started('sovereign').release.tracks[0]).rollouts)).toEqual([
      'embassy',
      'bunker',
    ])
    const none = confirmed('sovereign').at(due).know({ installations: [] })
    expect(none.refusal(dora, { type: 'startRollout', track: 'sovereign' })).toEqual({
      code: 'no-installations',
    })
  })
})
