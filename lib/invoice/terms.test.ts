import { describe, expect, test } from 'vitest'
import { dueDate } from './due'
import { buyerOf, resolveTerms, termsLevels, type TermsOfSale } from './terms'
import { buyerIn, termsFor } from './testing'

const search = {
  installationId: 'i1',
  operatorId: 'p1',
  buyerId: 'b1',
  sellerId: 's1',
  on: '2026-06-15',
}
const holders = {
  contract_override: 'i1',
  operator_agreement: 'p1',
  buyer_negotiated: 'b1',
  vendor_general: 's1',
}
const of = (level: TermsOfSale['level'], change: Partial<TermsOfSale> = {}): TermsOfSale => ({
  ...termsFor('FR'),
  code: level,
  level,
  agreedFor: holders[level],
  ...change,
})
const every = termsLevels.map(level => of(level))

describe('exactly one set of terms wins', () => {
  test.each(termsLevels.map((level, index) => [level, index] as const))(
    '%s, when nothing stronger is there',
    (level, index) => {
      const found = resolveTerms(every.slice(index).toReversed(), search)
      expect(found).toMatchObject({ ok: true, level })
      if (found.ok) expect(found.passedOver).toEqual(termsLevels.slice(index + 1).toSorted())
    },
  )

  test('those of somebody else, or of another time, do not count', () => {
    const others = [
      of('contract_override', { agreedFor: 'i2' }),
      of('operator_agreement', { validTo: '2026-06-14' }),
      of('buyer_negotiated', { validFrom: '2026-06-16' }),
      of('vendor_general', { validFrom: '2026-06-15', validTo: '2026-06-15' }),
    ]
    expect(resolveTerms(others, search)).toMatchObject({ level: 'vendor_general', passedOver: [] })
  })

  test('an operator agreement needs an operating partner', () => {
    const found = resolveTerms([of('operator_agreement')], { ...search, operatorId: null })
    expect(found).toEqual({ ok: false, why: { code: 'no_terms' } })
  })

  test('two of the winning level block, two of a weaker one do not', () => {
    const twice = [of('buyer_negotiated'), of('buyer_negotiated', { code: 'again' })]
    expect(resolveTerms(twice, search)).toEqual({
      ok: false,
      why: { code: 'two_terms', codes: ['again', 'buyer_negotiated'] },
    })
    expect(resolveTerms([...twice, of('contract_override')], search).ok).toBe(true)
  })
})

test('each candidate says why it won or did not, strongest first', () => {
  const all = [
    of('contract_override', { validFrom: '2026-07-01' }),
    of('buyer_negotiated'),
    of('buyer_negotiated', { code: 'before', validTo: '2026-06-14' }),
    of('buyer_negotiated', { code: 'never', validFrom: '2026-08-01', validTo: '2026-07-31' }),
    of('vendor_general'),
    of('vendor_general', { code: 'of another', agreedFor: 's2' }),
  ]
  const found = resolveTerms(all, { ...search, operatorId: null })
  const said = found.ok ? found.considered : []
  expect(said.map(({ level, outcome, terms }) => [level, terms?.code ?? null, outcome])).toEqual([
    ['contract_override', 'contract_override', 'not_yet'],
    ['operator_agreement', null, 'no_operator'],
    ['buyer_negotiated', 'buyer_negotiated', 'won'],
    ['buyer_negotiated', 'before', 'over'],
    ['buyer_negotiated', 'never', 'over'],
    ['vendor_general', 'vendor_general', 'weaker'],
  ])
  const operated = resolveTerms([of('vendor_general')], search)
  expect(operated.ok && operated.considered.map(({ outcome }) => outcome)).toEqual([
    ...['none', 'none', 'none', 'won'],
  ])
})

test('a partner buys only in a resale', () => {
  const parties = { customer: buyerIn('FR', 'customer'), partner: buyerIn('DE', 'partner') }
  expect(buyerOf('direct', parties)?.id).toBe('customer')
  expect(buyerOf('referral', parties)?.id).toBe('customer')
  expect(buyerOf('resale', parties)?.id).toBe('partner')
  expect(buyerOf('resale', { ...parties, partner: null })).toBeNull()
})

test.each([
  ['2027-01-31', ['2027-03-02', '2027-03-31', '2027-03-02']],
  ['2028-01-30', ['2028-02-29', '2028-02-29', '2028-03-01']],
  ['2026-12-31', ['2027-01-30', '2027-01-31', '2027-01-30']],
])('30 days from %s: plain, then end of month, from end of month', (on, dates) => {
  const kinds = ['net', 'net_then_end_of_month', 'from_end_of_month'] as const
  expect(kinds.map(kind => dueDate(on, { kind, days: 30 }))).toEqual(dates)
})
