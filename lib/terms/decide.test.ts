import { describe, expect, test } from 'vitest'
import { termsFor } from '@/lib/invoice/testing'
import type { TermsOfSale } from '@/lib/invoice/terms'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { payloads, type TermsCommandOf } from './commands'
import { decide, obstacle, type TermsState } from './decide'
import { termsInForce } from './in-force'

const typed = {
  ...{ code: 'LITTORAL', level: 'buyer_negotiated', agreedFor: 'b1', party: 'customer' },
  ...{ validFrom: '2026-06-01', validTo: '', dueKind: 'net', dueDays: '45', priceBook: '' },
  ...{ marginPercent: '', discountPercent: '', discountAmount: '', minimum: '', maximum: '' },
  ...{ clause: '', commissionPercent: '', documentName: 'Contract', sha256: 'a'.repeat(64) },
}
const add = (change: Partial<typeof typed> = {}): TermsCommandOf<'addTerms'> => ({
  type: 'addTerms',
  ...payloads.addTerms.parse({ ...typed, ...change }),
})
const state: TermsState = { terms: null, all: [], holder: 'Banque', books: ['SELFHOST-2026'] }
const sales: Actor = { kind: 'person', id: 'x', roles: ['sales'] }
const of = (change: Partial<TermsOfSale>): TermsOfSale => ({
  ...termsFor('FR'),
  ...{ code: 'LITTORAL', level: 'buyer_negotiated', agreedFor: 'b1' },
  ...change,
})
const said = (command: Parameters<typeof decide>[1], at: Partial<TermsState> = {}, by = sales) => {
  const answer = decide({ ...state, ...at }, command, by)
  return answer.ok ? answer.events : answer.refusal
}

test.each(roles)('sales agrees on terms, and nobody else: %s', (role: Role) => {
  const by: Actor = { kind: 'person', id: 'x', roles: [role] }
  const answer = said(add(), {}, by)
  if (role === 'sales') expect(answer).toHaveLength(1)
  else expect(answer).toEqual({ code: 'wrong-role', needs: ['sales'] })
  expect(obstacle(null, 'addTerms', by)?.code ?? null).toBe(role === 'sales' ? null : 'wrong-role')
})

test('what a form says becomes rules in the order they act, each with its clause', () => {
  const brings = { marginPercent: '20', discountPercent: '5', minimum: '500.00', clause: 'art. 7' }
  const [event] = said(add(brings)) as { terms: TermsOfSale }[]
  expect(event?.terms.rules).toMatchObject([
    { kind: 'discount_pct', percent: '5', termsClause: 'art. 7' },
    { kind: 'partner_margin_pct', percent: '20' },
    { kind: 'minimum', amount: '500.00' },
  ])
  expect(event?.terms).toMatchObject({
    ...{ version: 1, due: { kind: 'net', days: 45 }, priceBook: null, validTo: null },
    document: { name: 'Contract', sha256: 'a'.repeat(64) },
  })
})

describe('one set of terms of a level for a holder on any day', () => {
  const rival = of({ code: 'RIVAL', validFrom: '2026-01-01', validTo: '2026-06-30' })

  test('another code on one of the days is refused by name', () => {
    expect(said(add(), { all: [rival] })).toEqual({ code: 'overlaps', with: 'RIVAL' })
    expect(said(add({ validFrom: '2026-07-01' }), { all: [rival] })).toHaveLength(1)
    expect(
      said(add({ validFrom: '2025-01-01', validTo: '2025-12-31' }), { all: [rival] }),
    ).toHaveLength(1)
  })

  test('at another level, or for somebody else, they stand beside each other', () => {
    expect(said(add({ level: 'operator_agreement' }), { all: [rival] })).toHaveLength(1)
    expect(said(add({ agreedFor: 'b2' }), { all: [rival] })).toHaveLength(1)
  })

  test('the next version of a code ends the one before, and begins later', () => {
    const first = of({ validFrom: '2026-01-01' })
    const [event] = said(add(), { all: [first] }) as { terms: TermsOfSale }[]
    expect(event?.terms.version).toBe(2)
    expect(termsInForce([first, event?.terms ?? first])[0]?.validTo).toBe('2026-05-31')
    const early = said(add({ validFrom: '2026-01-01' }), { all: [first] })
    expect(early).toEqual({ code: 'begins-too-early', after: '2026-01-01' })
    expect(said(add({ agreedFor: 'b2' }), { all: [first] })).toEqual({ code: 'other-holder' })
  })

  test('it ends one that has a last day of its own, and begins after it began', () => {
    const first = of({ validFrom: '2026-01-01', validTo: '2026-12-31' })
    const next = of({ version: 2, validFrom: '2026-06-01' })
    expect(termsInForce([first, next])[0]?.validTo).toBe('2026-05-31')
    const early = said(add({ validFrom: '2026-01-01' }), { all: [first] })
    expect(early).toEqual({ code: 'begins-too-early', after: '2026-01-01' })
  })

  test('terms that never applied end nothing and stand in nobody’s way', () => {
    const never = of({ version: 2, validFrom: '2026-06-01', validTo: '2026-05-31' })
    const all = termsInForce([of({ validFrom: '2026-01-01' }), never])
    expect(all.find(({ version }) => version === 1)?.validTo).toBeNull()
    const [event] = said(add(), { all }) as { terms: TermsOfSale }[]
    expect(event?.terms.version).toBe(3)
    expect(said(add({ code: 'OTHER' }), { all: [never] })).toHaveLength(1)
  })
})

test('they are agreed with somebody, by a book that there is', () => {
  expect(said(add(), { holder: null })).toEqual({ code: 'unknown-holder' })
  expect(said(add({ priceBook: 'GONE' }))).toEqual({ code: 'unknown-book', book: 'GONE' })
  expect(said(add({ priceBook: 'SELFHOST-2026' }))).toHaveLength(1)
  const there = { ...of({}), ended: false }
  expect(said(add(), { terms: there })).toEqual({ code: 'already-exists' })
})

test('terms end once, on a day of their own, or on the day before when they never apply', () => {
  const end = (lastDay: string, terms: TermsState['terms']) =>
    said({ type: 'endTerms', lastDay, reason: 'Agreed.' }, { terms })
  const there = { ...of({ validFrom: '2026-06-01', validTo: '2026-12-31' }), ended: false }
  expect(end('2026-07-31', there)).toHaveLength(1)
  expect(end('2026-05-31', there)).toHaveLength(1)
  expect(end('2026-05-30', there)).toEqual({ code: 'ends-before-start', start: '2026-06-01' })
  expect(end('2026-12-31', there)).toEqual({ code: 'not-shorter', ends: '2026-12-31' })
  expect(end('2026-07-31', { ...there, ended: true })).toEqual({ code: 'over' })
})

test.each([
  ['dueDays', '366', 'not-days'],
  ['dueDays', '-1', 'not-days'],
  ['marginPercent', '101', 'not-a-percentage'],
  ['discountAmount', '-5', 'negative'],
  ['validTo', '2026-05-31', 'ends-before-start'],
  ['validFrom', '2026-02-30', 'not-a-date'],
  ['code', 'a b', 'not-a-code'],
  ['maximum', '4.99', 'below-minimum'],
  ['maximum', 'much', 'not-a-decimal'],
])('%s of %s is refused at its field', (field, value, message) => {
  const read = payloads.addTerms.safeParse({ ...typed, minimum: '5', [field]: value })
  expect(read.error?.issues.map(issue => [issue.path[0], issue.message])).toEqual([
    [field, message],
  ])
})
