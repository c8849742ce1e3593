import { describe, expect, test } from 'vitest'
import type { CommandOf } from './commands'
import { dora, dirk, paula, petra, quentin, quinn } from './testing/people'
import {
  aChange,
  aPlan,
  aRun,
  confirmed,
  inReadiness,
  onTracks,
  second,
  started,
  tested,
} from './testing/route'
import type { Story } from './testing/story'
import { voided } from './voided'

const gatesOf = ({ release }: Story) => release.signOffs.map(({ gate }) => gate).sort()
const scoped: CommandOf<'importChanges'> = { type: 'importChanges', changes: [aChange(second)] }
const refreeze = { type: 'refreezeCode', commit: second, reason: 'a fix' } as const

// The table of the process: which votes each change leaves standing, and where the release goes.
describe('a decision does not outlive its subject', () => {
  const ready = () => confirmed('serverless')

  test('all three stand before anything changes', () => {
    expect(gatesOf(ready())).toEqual(['plan', 'qa', 'readiness'])
  })

  test('another commit: QA and readiness are void, the plan is kept and unconfirmed', () => {
    const told = ready().does(paula, refreeze)
    expect(gatesOf(told)).toEqual([])
    expect(told.release.stage).toBe('merge-qa')
    expect(told.release.tracks[0]?.plan).not.toBeNull()
  })

  test.each([scoped, { type: 'removeChange', key: second, reason: 'late' } as const])(
    'scope, by $type: QA and plan are kept, readiness is void',
    command => {
      const told = onTracks({ tracks: ['serverless'] }).does(paula, scoped)
      for (const [actor, step] of [
        [paula, { type: 'approveReadiness' }],
        [dora, aPlan('serverless')],
        [dirk, { type: 'confirmPlan', track: 'serverless' }],
      ] as const)
        told.does(actor, step)
      expect(gatesOf(told)).toEqual(['plan', 'qa', 'readiness'])

      const changed =
        command.type === 'importChanges' ? { ...scoped, changes: [aChange('d')] } : command
      told.does(quentin, changed)
      expect(gatesOf(told)).toEqual(['plan', 'qa'])
      expect(told.release.stage).toBe('readiness')
    },
  )

  test('a criterion that turns red voids nothing and blocks the start', () => {
    const told = ready().does(dora, {
      type: 'answerCriterion',
      key: 'monitoring-ready',
      state: 'failing',
      evidence: 'no alert',
    })
    expect(gatesOf(told)).toEqual(['plan', 'qa', 'readiness'])
  })

  test('another planned time: QA and readiness are kept, the confirmation of that track is void', () => {
    const told = onTracks({ tracks: ['serverless', 'sovereign'] })
    for (const track of ['serverless', 'sovereign'] as const)
      told.does(dora, aPlan(track)).does(dirk, { type: 'confirmPlan', track })
    told.does(dora, aPlan('sovereign', { start: '2026-11-24T15:00' }))
    expect(gatesOf(told)).toEqual(['plan', 'qa', 'readiness'])
    expect(told.release.signOffs.find(({ gate }) => gate === 'plan')?.track).toBe('serverless')
  })

  test('another title: nothing is void', () => {
    const told = ready()
    const edited = { type: 'editRelease', title: 'Search', notes: told.release.notes } as const
    expect(gatesOf(told.does(paula, edited))).toEqual(['plan', 'qa', 'readiness'])
    expect(told.release).toMatchObject({ title: 'Search', stage: 'tracks' })
  })

  test('other notes: QA and plan are kept, readiness is void, and says why', () => {
    const told = ready()
    const edited = { type: 'editRelease', title: told.release.title, notes: 'Faster.' } as const
    const preview = voided(told.release, 'notes-changed')
    expect(preview).toMatchObject([{ gate: 'readiness' }, { stage: 'readiness' }])
    expect(told.events(paula, edited).slice(1)).toEqual(preview)
    expect(gatesOf(told.does(paula, edited))).toEqual(['plan', 'qa'])
    expect(told.release.stage).toBe('readiness')
    expect(told.record.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'gateVoided', because: 'notes-changed' }),
    )
  })

  test('other notes once a track has started are refused, another title is not', () => {
    const told = started('serverless')
    const { notes } = told.release
    const edit = { type: 'editRelease', title: 'Search' } as const
    expect(told.refusal(paula, { ...edit, notes: 'Faster.' })).toEqual({ code: 'already-started' })
    expect(told.refusal(paula, { ...edit, notes })).toBeNull()
  })

  test('requested changes: back to stage 1 with answers kept, QA void', () => {
    const told = inReadiness().does(dora, {
      type: 'answerCriterion',
      key: 'monitoring-ready',
      state: 'passing',
      evidence: 'a link',
    })
    told.does(paula, { type: 'requestChanges', reason: 'one more fix' })
    expect(told.release.stage).toBe('merge-qa')
    expect(gatesOf(told)).toEqual([])
    const { criteria } = told.release
    expect(criteria.find(({ key }) => key === 'monitoring-ready')?.answer?.state).toBe('passing')
  })

  test('who requested changes can vote in the next round, also on the same commit', () => {
    const told = inReadiness().does(paula, { type: 'requestChanges', reason: 'test more' })
    told.does(quinn, { type: 'approveQa' })
    expect(told.refusal(paula, { type: 'approveReadiness' })).toMatchObject({
      code: 'criteria-open',
    })
    told.does(paula, { type: 'requestChanges', reason: 'still not' })
    expect(told.release.stage).toBe('merge-qa')
  })
})

describe('what becomes void', () => {
  test('is listed before the change is made, and the change makes exactly that void', () => {
    const told = confirmed('serverless')
    const preview = voided(told.release, 'refrozen')
    expect(preview).toMatchObject([
      { gate: 'qa' },
      { gate: 'readiness' },
      { gate: 'plan', track: 'serverless' },
      { stage: 'merge-qa' },
    ])
    expect(told.events(paula, refreeze).slice(1)).toEqual(preview)
  })

  test('is nothing when nothing was decided', () => {
    expect(voided(tested().release, 'refrozen')).toEqual([])
  })

  test('stays on the record', () => {
    const told = onTracks().does(petra, refreeze).does(quentin, aRun('passed', second))
    const votes = told.record.filter(({ event }) => event.type === 'signedOff')
    expect(votes.map(({ actor }) => actor)).toEqual(['quinn', 'paula'])
  })
})
