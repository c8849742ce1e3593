import { describe, expect, test } from 'vitest'
import { dirk, dora, paula, person, quinn, scheduler } from './testing/people'
import { answered, aPlan, planned, tested } from './testing/route'
import { commandNames, rules } from './workflow'

const ready = { type: 'approveReadiness' } as const
const confirm = { type: 'confirmPlan', track: 'serverless' } as const

describe('nobody signs two gates of one release', () => {
  test('QA and readiness, also with a second role', () => {
    const both = person('quinn', 'qa', 'product')
    expect(answered().refusal(both, ready)).toEqual({ code: 'signed-another-gate', gate: 'qa' })
  })

  test.each([
    [person('quinn', 'devops'), 'qa'],
    [person('paula', 'devops'), 'readiness'],
  ])('and a plan: $0.id', (actor, gate) => {
    const told = planned('serverless')
    expect(told.refusal(actor, confirm)).toEqual({ code: 'signed-another-gate', gate })
  })
})

test('who made a plan does not confirm it, somebody else does', () => {
  const told = planned('serverless')
  expect(told.refusal(dora, confirm)).toEqual({ code: 'planned-by-you' })
  expect(told.refusal(dirk, confirm)).toBeNull()
})

test('one person confirms the plans of several tracks: it is one gate', () => {
  const told = planned('serverless', { tracks: ['serverless', 'sovereign'] }).does(dirk, confirm)
  told.does(dora, aPlan('sovereign'))
  expect(told.refusal(dirk, { ...confirm, track: 'sovereign' })).toBeNull()
})

test('machines never sign', () => {
  const signing = commandNames.filter(name => rules[name].signs)
  expect(signing.length).toBeGreaterThan(0)
  for (const name of signing) expect(rules[name].by).not.toContain('system')
  expect(tested().refusal(scheduler, { type: 'approveQa' })).toMatchObject({ code: 'wrong-role' })
})

test('a vote is recorded with the role that was used', () => {
  const told = tested().does(person('quinn', 'product', 'qa'), { type: 'approveQa' })
  expect(told.release.signOffs).toMatchObject([{ person: quinn.id, role: 'qa', gate: 'qa' }])
  expect(told.refusal(paula, ready)).toMatchObject({ code: 'criteria-open' })
})
