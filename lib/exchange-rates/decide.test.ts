import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { payloads } from './commands'
import { decide, obstacle, type RateState } from './decide'

const contact = { id: 'p1', name: 'Sacha' }
const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const none: RateState = { today: '2026-11-30', contact, rate: null, known: null }
const some: RateState = { ...none, rate: { rate: '0.8625', source: 'a bank' } }
const record = {
  type: 'recordRate',
  from: 'USD',
  to: 'EUR',
  on: '2026-11-27',
  rate: '0.8625',
  source: 'a bank',
} as const
const correct = {
  type: 'correctRate',
  rate: '0.8626',
  source: 'a bank',
  reason: 'A digit.',
} as const

test.each(roles)('only sales enters rates: %s', role => {
  const actor: Actor = { kind: 'person', id: 'p1', roles: [role] }
  expect(decide(none, record, actor).ok).toBe(role === 'sales')
  expect(decide(some, correct, actor).ok).toBe(role === 'sales')
  expect(obstacle(none, 'recordRate', actor)?.code ?? null).toBe(
    role === 'sales' ? null : 'wrong-role',
  )
})

test('a rate is corrected once there is one', () => {
  expect(obstacle(none, 'correctRate', sales)).toEqual({ code: 'not-there' })
  expect(obstacle(some, 'correctRate', sales)).toBeNull()
})

test('of sales only the accounting contact enters rates, and the others are told who that is', () => {
  const another: Actor = { ...sales, id: 'p2' }
  for (const [state, command] of [
    [none, record],
    [some, correct],
  ] as const) {
    const refused = (of: RateState) => decide(of, command, another)
    expect(refused(state)).toEqual({
      ...{ ok: false, refusal: { code: 'not-accounting', contact: 'Sacha' } },
    })
    expect(refused({ ...state, contact: null })).toMatchObject({ refusal: { contact: null } })
  }
})

test('no machine enters a rate', () => {
  expect(decide(none, record, { kind: 'machine', name: 'seed' }).ok).toBe(false)
})

test.each([
  [none, { ...record, to: 'USD' }, { code: 'same-currency' }],
  [none, { ...record, on: '2026-12-01' }, { code: 'in-the-future', today: '2026-11-30' }],
  [{ ...none, known: '0.86' }, record, { code: 'rate-known', rate: '0.86' }],
  [some, record, { code: 'already-exists' }],
  [none, correct, { code: 'not-there' }],
  [some, { ...correct, rate: '0.86250' }, { code: 'unchanged' }],
] as const)('is refused: %#', (state, command, refusal) => {
  expect(decide(state, command, sales)).toEqual({ ok: false, refusal })
})

test('a correction says what it corrects, and a new source is one', () => {
  expect(decide(some, correct, sales)).toMatchObject({
    events: [{ type: 'rateCorrected', was: '0.8625', rate: '0.8626', reason: 'A digit.' }],
  })
  expect(decide(some, { ...correct, rate: '0.8625', source: 'another' }, sales).ok).toBe(true)
})

test.each(['0', '0.0', '-1', '1e3', '0.123456789', '1,1', ''])('a rate of %j is none', rate => {
  expect(payloads.correctRate.safeParse({ ...correct, type: undefined, rate }).success).toBe(false)
  expect(payloads.recordRate.shape.rate.safeParse(rate).success).toBe(false)
})

test.each(['0.00000001', '147.95', '9999999999.99999999'])(
  'a rate of %s is kept to its digit',
  rate => {
    expect(payloads.recordRate.shape.rate.parse(rate)).toBe(rate)
  },
)
