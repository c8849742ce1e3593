import { describe, expect, test } from 'vitest'
import { digestOf } from './digest'
import { dirk, dora, paula, petra, quinn } from './testing/people'
import { aChange, answered, aPlan, planned, second, tested } from './testing/route'

const changed = { code: 'changed-since' }
const imported = { type: 'importChanges', changes: [aChange(second)] } as const

describe('a vote is bound to what was seen', () => {
  test('QA: a change that came into scope meanwhile refuses it, and looking again helps', () => {
    const told = tested()
    const vote = { type: 'approveQa', seen: digestOf(told.release, 'qa') } as const
    expect(told.refusal(quinn, vote)).toBeNull()
    told.does(paula, { ...imported, changes: [...imported.changes] })
    expect(told.refusal(quinn, vote)).toEqual(changed)
    expect(told.refusal(quinn, { ...vote, seen: digestOf(told.release, 'qa') })).toBeNull()
  })

  test('readiness: other notes, or another answer, refuse it', () => {
    const told = answered()
    const vote = { type: 'approveReadiness', seen: digestOf(told.release, 'readiness') } as const
    expect(told.refusal(paula, vote)).toBeNull()
    told.does(petra, { type: 'editRelease', title: 'Faster search', notes: 'Read this.' })
    expect(told.refusal(paula, vote)).toEqual(changed)
  })

  test('a plan: another time refuses it', () => {
    const told = planned('sovereign')
    const track = 'sovereign'
    const seen = digestOf(told.release, 'plan', track)
    const vote = { type: 'confirmPlan', track, seen } as const
    expect(told.refusal(dirk, vote)).toBeNull()
    told.does(dora, aPlan(track, { start: '2026-11-24T15:00' }))
    expect(told.refusal(dirk, vote)).toEqual(changed)
  })

  test('who may not vote is told that first', () => {
    const vote = { type: 'approveQa', seen: 'a'.repeat(64) } as const
    expect(tested().refusal(paula, vote)).toMatchObject({ code: 'wrong-role' })
  })
})
