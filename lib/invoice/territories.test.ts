import { describe, expect, test } from 'vitest'
import { decisionOn, lastDayDecided, territories } from './territories'
import { monaco, sellerIn } from './testing'
import { readVatId } from './vat-id'
import { vatOf, type VatPolicy } from './vat'
import { outcome, policy, sale } from './testing-vat'

describe('what accounting decided of a territory', () => {
  const decided = [
    monaco({ from: '2026-03-01' }),
    monaco({ from: '2026-06-01', treatment: 'union' }),
    monaco({ from: '2026-07-01', treatment: 'outside' }),
    monaco({ from: '2026-08-01', treatment: null }),
  ]
  const vatId = { number: 'FR12999999999', status: 'format_ok', confirmedAt: null } as const
  const to = { ...sale('FR', 'MC'), territories: decided }
  const numbered = { ...to, buyer: { ...to.buyer, vatId } }

  test.each([
    ['2026-02-28', 'vat_territory'],
    ['2026-03-01', 'S 20'],
    ['2026-05-31', 'S 20'],
    ['2026-06-01', 'AE 0'],
    ['2026-06-30', 'AE 0'],
    ['2026-07-01', 'O -'],
    ['2026-07-31', 'O -'],
    ['2026-08-01', 'vat_territory'],
  ])('counts on its days, in whichever order they were decided: %s is %s', (on, expected) => {
    expect(outcome(vatOf({ ...numbered, on }))).toBe(expected)
    expect(outcome(vatOf({ ...numbered, on, territories: decided.toReversed() }))).toBe(expected)
  })

  test.each(territories)('without one %s is blocked, and says where and for which day', country => {
    const of = { ...sale('FR', country), territories: decided }
    const why = { code: 'vat_territory', country, seller: 'FR', on: '2026-06-15' }
    expect(vatOf({ ...of, territories: [] })).toEqual({ ok: false, why })
    if (country !== 'MC') expect(vatOf(of)).toEqual({ ok: false, why })
  })

  test('is of one selling company, and of no country without rules of its own', () => {
    const home = { ...to, seller: sellerIn('IS') }
    expect(outcome(vatOf(home))).toBe('vat_territory')
    const own = [monaco({ seller: 'IS' })]
    expect(outcome(vatOf({ ...home, territories: own }))).toBe('S 24')
    const union = [monaco({ seller: 'IS', treatment: 'union' })]
    expect(outcome(vatOf({ ...home, territories: union }))).toBe('O -')
    expect(vatOf({ ...sale('FR', 'DE'), territories: decided })).not.toHaveProperty('decision')
  })

  test('is named with the treatment', () => {
    expect(vatOf({ ...to, on: '2026-03-01' })).toMatchObject({
      ...{ ok: true, decision: monaco({ from: '2026-03-01' }) },
      vat: { category: 'S', rate: '20', notes: ['PMT', 'PMD', 'AAB'], vatIds: 'both' },
    })
  })

  test('within France a buyer overseas has a SIREN like one of the mainland, and is blocked without', () => {
    const there = { ...sale('FR', 'RE'), territories: [monaco({ territory: 'RE' })] }
    expect(outcome(vatOf(there))).toBe('S 20')
    const without = { ...there, buyer: { ...there.buyer, registration: null } }
    expect(vatOf(without)).toMatchObject({
      why: { code: 'registration_missing', party: 'buyer', number: 'siren' },
    })
    const outside = [monaco({ territory: 'RE', treatment: 'outside' })]
    expect(outcome(vatOf({ ...without, territories: outside }))).toBe('O -')
  })

  test('within France the seller has its SIREN, and the buyer in Monaco needs none', () => {
    const there = { ...to, on: '2026-03-01' }
    expect(there.buyer).toMatchObject({ registration: null, vatId: null })
    expect(outcome(vatOf(there))).toBe('S 20')
    const without = { ...there.seller, registration: '12' }
    expect(vatOf({ ...there, seller: without })).toMatchObject({
      why: { code: 'registration_missing', party: 'seller', number: 'siren' },
    })
  })

  test('as a member state it asks for a VAT id that is proved, as the policy says', () => {
    const missing = { ok: false, why: { code: 'vat_evidence', party: 'buyer' } }
    expect(vatOf(to)).toEqual(missing)
    const strict = { ...policy, vatIdEvidence: 'confirmed' } as const
    expect(vatOf({ ...numbered, policy: strict })).toEqual(missing)
  })

  test('outside the Union the policy goes on deciding', () => {
    const out = { ...to, on: '2026-07-01' }
    const as = (outsideUnion: VatPolicy['outsideUnion']) =>
      outcome(vatOf({ ...out, policy: { ...policy, outsideUnion } }))
    expect([as('O'), as('G'), as(null)]).toEqual(['O -', 'G 0', 'vat_policy'])
  })

  test('Northern Ireland as a member state has numbers that begin with XI', () => {
    const north = sale('FR', 'XI')
    const union = { ...north, territories: [monaco({ territory: 'XI', treatment: 'union' })] }
    const having = (typed: string) =>
      outcome(vatOf({ ...union, buyer: { ...union.buyer, vatId: readVatId(typed, 'XI') } }))
    expect([having('XI123456782'), having('GB123456782')]).toEqual(['AE 0', 'vat_evidence'])
  })

  test('ends where the next begins', () => {
    expect(decided.map(each => lastDayDecided(decided, each))).toEqual([
      ...['2026-05-31', '2026-06-30', '2026-07-31', null],
    ])
    const other = monaco({ territory: 'RE', from: '2026-04-01' })
    expect(lastDayDecided([...decided, other], other)).toBeNull()
    expect(decisionOn(decided, { seller: 'FR', territory: 'MC', on: '2026-08-01' })).toBeNull()
  })
})
