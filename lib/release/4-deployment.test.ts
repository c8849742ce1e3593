import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from './commands'
import { obstacle } from './permissions'
import { promiseClock } from './promise'
import { dirk, dora, paula, scheduler } from './testing/people'
import { aPlan, closed, confirm, confirmed, delivered, started } from './testing/route'
import type { Story } from './testing/story'
import { the } from './testing/the'

const track = 'serverless'
const deploymentOf = ({ release }: Story) => the(release.tracks[0]?.deployment)
const stageOf = ({ release }: Story) => the(release.tracks[0]).stage
const called = (attempt = 1) => ({ type: 'recordCall', track, attempt, tokenHash: 'hash' }) as const
const report = (status: 'succeeded' | 'failed' | 'unknown', attempt = 1) =>
  ({ type: 'reportDeployment', track, attempt, status, detail: '' }) as const
const retry = { type: 'retryDeployment', track } as const
const rollBack = { type: 'rollBackTrack', track, reason: 'errors' } as const
const stale = { code: 'stale-attempt' }

test('there is an outcome where there is something to install', () => {
  const told = started('sovereign')
  const tracks = told.release.tracks.map(each => ({ ...each, rollouts: {} }))
  const situation = { ...told.situation, release: { ...told.release, tracks } }
  const refused = { code: 'no-installations' }
  expect(obstacle(situation, 'recordOutcome', dora, 'sovereign')).toEqual(refused)
  expect(obstacle(told.situation, 'recordOutcome', dora, 'sovereign')).toBeNull()
})

describe('serverless', () => {
  test('goes by itself from its start to monitoring, and is closed with its release', () => {
    const told = started(track)
    expect(deploymentOf(told)).toMatchObject({
      attempt: 1,
      version: '4.2.0',
      state: 'requested',
      deadline: '2026-11-24T13:30:00.000Z',
    })
    for (const step of [called(), report('succeeded'), confirm('4.2.0')]) told.does(scheduler, step)
    expect(stageOf(told)).toBe('monitoring')
    expect(told.release.tracks[0]).toMatchObject({
      availableAt: '2026-11-24T13:00:00.000Z',
      monitorUntil: '2026-11-25T13:00:00.000Z',
    })
    told.does(dora, { type: 'closeTrack', track, reason: 'quiet' })
    expect(told.release.stage).toBe('closed')
  })

  test('is available when the version was seen, not when the target says so', () => {
    const told = started(track).does(scheduler, report('succeeded'))
    expect(stageOf(told)).toBe('deployment')
    expect(told.refusal(scheduler, confirm('4.1.0'))).toEqual({
      code: 'version-mismatch',
      expected: '4.2.0',
      reported: '4.1.0',
    })
  })

  test('is unknown when success was reported and never seen, and can then be tried again', () => {
    const told = started(track).does(scheduler, report('succeeded'))
    expect(told.refusal(dora, retry)).toEqual({ code: 'not-failed' })
    told.does(scheduler, report('unknown')).does(dora, retry)
    expect(deploymentOf(told)).toMatchObject({ attempt: 2, state: 'requested', version: '4.2.0' })
  })

  test('takes no word about an attempt that is over or was never made', () => {
    const told = started(track).does(scheduler, report('failed')).does(dora, retry)
    for (const attempt of [0, 1, 3])
      for (const step of [called(attempt), report('succeeded', attempt), confirm('4.2.0', attempt)])
        expect(told.refusal(scheduler, step)).toEqual(stale)
    expect(told.refusal(scheduler, confirm('4.2.0', 2))).toBeNull()
  })

  test('stays as it ended, whatever its target says later', () => {
    const told = started(track).does(scheduler, report('failed'))
    for (const step of [called(), report('succeeded'), report('failed'), report('unknown')])
      expect(told.refusal(scheduler, step)).toEqual(stale)
    const reported = started(track).does(scheduler, report('succeeded'))
    expect(reported.refusal(scheduler, report('failed'))).toEqual(stale)
  })

  test('is seen once, also on the way back', () => {
    const told = delivered(track).does(dora, rollBack).does(scheduler, confirm('4.1.0', 2))
    expect(told.refusal(scheduler, confirm('4.1.0', 2))).toEqual(stale)
  })

  test('is tried again only through what forbids a start', () => {
    const told = started(track).does(scheduler, report('failed'))
    told.does(dora, { type: 'holdTrack', track, reason: 'disk full' })
    expect(told.refusal(dora, retry)).toEqual({ code: 'held', reason: 'disk full' })
    told.does(dora, { type: 'liftHold', track })
    const [startsAt, endsAt] = ['2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z']
    const freeze = {
      id: '1',
      tracks: [track],
      reason: 'Fair',
      zone: 'UTC',
      startsAt,
      endsAt,
    } as const
    expect(told.know({ freezes: [freeze] }).refusal(dora, retry)).toMatchObject({ code: 'frozen' })
  })

  // Callbacks come twice, late, never and in any order, of this attempt and of others.
  test('ends the same, whatever order its callbacks come in', () => {
    const word = fc.constantFrom<Command>(
      ...[1, 2, 3].flatMap(attempt => [
        called(attempt),
        report('succeeded', attempt),
        report('failed', attempt),
        report('unknown', attempt),
        confirm('4.2.0', attempt),
        confirm('4.1.0', attempt),
      ]),
      retry,
    )
    let arrived = 0
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), words => {
        const told = started(track)
        for (const step of words) {
          const before = told.release
          const { attempt } = deploymentOf(told)
          const said = told.tries(step.type === 'retryDeployment' ? dora : scheduler, step)
          if (!said.ok) expect(told.release).toBe(before)
          if ('attempt' in step && step.attempt !== attempt) expect(said.ok).toBe(false)
        }
        const seen = told.record.filter(({ event }) => event.type === 'versionConfirmed')
        expect(seen.length).toBeLessThanOrEqual(1)
        expect(stageOf(told)).toBe(seen.length === 1 ? 'monitoring' : 'deployment')
        expect(the(told.release.tracks[0]).availableAt === null).toBe(seen.length === 0)
        arrived += seen.length
      }),
    )
    expect(arrived).toBeGreaterThan(0)
  })
})

describe('a roll-out', () => {
  const outcome = (
    installation: string,
    result: 'installed' | 'postponed' | 'declined' | 'failed',
    reason = '',
  ) =>
    ({
      type: 'recordOutcome',
      track: 'self_hosted',
      installation,
      outcome: result,
      reason,
    }) as const
  const four = ['a', 'b', 'c', 'd'].map(id => ({ id, type: 'self_hosted' as const, version: null }))
  const begun = () => started('self_hosted', { world: { installations: four } })

  test('ends with the last outcome, of whatever kind, and one failure stops no other', () => {
    const told = begun()
      .does(dora, outcome('a', 'failed', 'disk full'))
      .does(dora, outcome('b', 'postponed', 'their freeze'))
      .does(dora, outcome('c', 'declined', 'skips this one'))
    expect(stageOf(told)).toBe('deployment')
    expect(stageOf(told.does(dora, outcome('d', 'installed')))).toBe('monitoring')
    expect(the(told.release.tracks[0]).rollouts).toEqual({
      a: 'failed',
      b: 'postponed',
      c: 'declined',
      d: 'installed',
    })
  })

  test('can be corrected while it is monitored', () => {
    const told = delivered('self_hosted')
    told.does(dora, { ...outcome('harbour', 'failed', 'taken back') })
    expect(the(told.release.tracks[0]).rollouts['harbour']).toBe('failed')
    expect(stageOf(told)).toBe('monitoring')
  })

  test.each(['postponed', 'declined', 'failed'] as const)(
    'asks for a reason when it is %s',
    result => {
      expect(begun().refusal(dora, outcome('a', result))).toEqual({ code: 'reason-required' })
    },
  )

  test('is of the installations it started with', () => {
    const told = begun().know({
      installations: [...four, { id: 'e', type: 'self_hosted', version: null }],
    })
    expect(told.refusal(dora, outcome('e', 'installed'))).toEqual({ code: 'unknown-installation' })
  })
})

describe('rolling back', () => {
  test('puts the version before back, although the track is held and frozen', () => {
    const [startsAt, endsAt] = ['2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z']
    const freeze = {
      id: '1',
      tracks: [track],
      reason: 'Fair',
      zone: 'UTC',
      startsAt,
      endsAt,
    } as const
    const told = started(track).does(dora, { type: 'holdTrack', track, reason: 'errors' })
    told.know({ freezes: [freeze] }).does(dirk, rollBack)
    expect(told.release.tracks[0]).toMatchObject({ stage: 'closed', end: 'rolled_back' })
    expect(deploymentOf(told)).toMatchObject({ attempt: 2, version: '4.1.0', state: 'requested' })
  })

  test('of a patch on an old line goes back on that line, not on to a newer minor', () => {
    const served = ['4.1.0', '4.9.0', '4.10.0'].map(version => ({ track, version }) as const)
    const elsewhere = { track: 'sovereign', version: '4.1.1' } as const
    const world = { served: [...served, elsewhere], versions: ['4.1.0', '4.1.1', '4.10.0'] }
    const told = delivered(track, { kind: 'patch', version: '4.1.2', world })
    told.does(dora, rollBack)
    expect(deploymentOf(told)).toMatchObject({ attempt: 2, version: '4.1.0' })
  })

  test('with only newer versions served there has nowhere to go', () => {
    const world = { served: [{ track, version: '4.10.0' } as const] }
    const told = delivered(track, { world }).does(dora, rollBack)
    expect(deploymentOf(told)).toMatchObject({ attempt: 1, version: '4.2.0' })
    expect(told.record.at(-2)?.event).toMatchObject({ type: 'trackRolledBack', toVersion: null })
  })

  test('that fails is tried again, with the version to go back to', () => {
    const told = delivered(track).does(dora, rollBack).does(scheduler, report('failed', 2))
    expect(told.release.stage).toBe('closed')
    told.does(dora, retry).does(scheduler, confirm('4.1.0', 3))
    expect(deploymentOf(told)).toMatchObject({ attempt: 3, version: '4.1.0', state: 'confirmed' })
  })

  test('leaves nothing to retry of the release that was rolled back', () => {
    const told = started(track, { world: { served: [] } })
    told.does(scheduler, report('failed')).does(dora, rollBack)
    expect(told.refusal(dora, retry)).toEqual({ code: 'not-failed' })
  })

  test('makes late words about the attempt before it stale', () => {
    const told = started(track).does(dora, rollBack)
    expect(told.refusal(scheduler, report('succeeded'))).toEqual(stale)
    expect(told.refusal(scheduler, confirm('4.2.0'))).toEqual(stale)
  })

  test('a roll-out calls nobody: customers take their own way back', () => {
    const told = delivered('sovereign').does(dora, { ...rollBack, track: 'sovereign' })
    expect(told.release.tracks[0]).toMatchObject({ stage: 'closed', end: 'rolled_back' })
    expect(the(told.release.tracks[0]).deployment).toBeNull()
  })

  test('is over once the track is closed', () => {
    expect(closed(track).refusal(dora, rollBack)).toEqual({ code: 'wrong-stage', at: 'closed' })
  })
})

describe('the promise', () => {
  const stateOf = (told: Story) => promiseClock(told.release, 4, told.situation.world.now).state

  test('runs from the readiness approval to the version being served', () => {
    const told = confirmed(track)
    expect(stateOf(told)).toBe('running')
    expect(stateOf(told.at('2026-11-23T14:00:00.000Z'))).toBe('running')
    expect(stateOf(told.at('2026-11-23T14:00:00.001Z'))).toBe('broken')
    expect(stateOf(delivered(track))).toBe('missed')
  })

  test('is kept when the version is served within its hours', () => {
    const soon = aPlan(track, { start: '2026-11-23T12:00', expires: '2026-11-23T14:00' })
    const told = confirmed(track).does(dora, soon)
    told.does(dirk, { type: 'confirmPlan', track }).at('2026-11-23T11:00:00Z')
    told.does(scheduler, { type: 'startServerless', track }).does(scheduler, confirm('4.2.0'))
    expect(stateOf(told)).toBe('kept')
  })

  test('does not run for tracks the vendor does not host', () => {
    expect(stateOf(confirmed('sovereign'))).toBe('not-running')
  })

  test('does not run while the release is back in an earlier stage', () => {
    const refreeze = { type: 'refreezeCode', commit: 'c'.repeat(40), reason: 'a fix' } as const
    expect(stateOf(confirmed(track).does(paula, refreeze))).toBe('not-running')
  })
})
