import { describe, expect, test } from 'vitest'
import { legalRates } from './testing'
import { readVatId } from './vat-id'
import { lastDayOf, type VatRate } from './vat-rates'
import { vatOf } from './vat'
import { outcome, policy, sale } from './testing-vat'

describe('every path on its day', () => {
  test.each([
    ['FR', 'FR', '2000-03-31', 'vat_rate'],
    ['FR', 'FR', '2000-04-01', 'S 19.6'],
    ['FR', 'FR', '2013-12-31', 'S 19.6'],
    ['FR', 'FR', '2014-01-01', 'S 20'],
    ['FR', 'FR', '2031-01-01', 'S 20'],
    ['FR', 'DE', '2026-06-15', 'AE 0'],
    ['FR', 'GR', '2026-06-15', 'AE 0'],
    ['FR', 'AT', '2026-06-15', 'vat_evidence'],
    ['FR', 'IS', '2026-06-15', 'O -'],
    ['FR', 'NO', '2026-06-15', 'O -'],
    ['FR', 'MC', '2026-06-15', 'vat_territory'],
    ['FR', 'XI', '2026-06-15', 'vat_territory'],
    ['IS', 'IS', '2009-12-31', 'vat_rate'],
    ['IS', 'IS', '2014-12-31', 'S 25.5'],
    ['IS', 'IS', '2015-01-01', 'S 24'],
    ['IS', 'DE', '2026-06-15', 'O -'],
  ] as const)('%s to %s on %s: %s', (from, to, on, expected) => {
    expect(outcome(vatOf({ ...sale(from, to), on }))).toBe(expected)
  })

  test('a rate that begins later changes nothing before its first day', () => {
    const later = { country: 'FR', category: 'S', rate: '21', from: '2027-01-01' } as const
    const rates = [later, ...legalRates]
    const home = { ...sale('FR', 'FR'), rates }
    expect(outcome(vatOf({ ...home, on: '2026-12-31' }))).toBe('S 20')
    expect(outcome(vatOf({ ...home, on: '2027-01-01' }))).toBe('S 21')
    expect(lastDayOf(rates, legalRates[1] as VatRate)).toBe('2026-12-31')
    expect(lastDayOf(rates, later)).toBeNull()
  })

  test('no rate on file blocks a sale at home, and no other', () => {
    expect(outcome(vatOf({ ...sale('FR', 'FR'), rates: [] }))).toBe('vat_rate')
    expect(outcome(vatOf({ ...sale('FR', 'DE'), rates: [] }))).toBe('AE 0')
  })

  test('where a register is asked for, the buyer’s id needs its answer, and the seller’s own does not', () => {
    const strict = {
      ...sale('FR', 'DE'),
      policy: { ...policy, vatIdEvidence: 'confirmed' } as const,
    }
    expect(outcome(vatOf(strict))).toBe('vat_evidence')
    const { vatId } = strict.buyer
    if (!vatId) throw new Error('A buyer in Germany has a VAT id.')
    const asked = { ...vatId, status: 'confirmed', confirmedAt: '2026-06-01' } as const
    expect(outcome(vatOf({ ...strict, buyer: { ...strict.buyer, vatId: asked } }))).toBe('AE 0')
    const without = { ...strict.seller, vatId: null }
    expect(vatOf({ ...strict, seller: without })).toMatchObject({ why: { party: 'seller' } })
  })
})

describe('VAT follows the buyer', () => {
  test('France to France: 20 percent and the three French statements', () => {
    expect(vatOf(sale('FR', 'FR'))).toEqual({
      ok: true,
      vat: {
        category: 'S',
        rate: '20',
        exemption: null,
        notes: ['PMT', 'PMD', 'AAB'],
        vatIds: 'both',
      },
    })
  })

  test('the rate is the one of the day', () => {
    const rate = (from: 'FR' | 'IS', on: string) => {
      const treated = vatOf({ ...sale(from, from), on })
      return treated.ok ? treated.vat.rate : treated.why.code
    }
    expect(['2013-12-31', '2014-01-01'].map(on => rate('FR', on))).toEqual(['19.6', '20'])
    expect(['2014-12-31', '2015-01-01'].map(on => rate('IS', on))).toEqual(['25.5', '24'])
    expect(rate('IS', '2009-12-31')).toBe('vat_rate')
  })

  test.each(['DE', 'GR'])('France to %s: reverse charge with a VAT id', country => {
    expect(vatOf(sale('FR', country))).toMatchObject({
      ok: true,
      vat: { category: 'AE', rate: '0' },
    })
  })

  test('without a VAT id to rely on it is blocked, never guessed', () => {
    const blocked = { ok: false, why: { code: 'vat_evidence', party: 'buyer' } }
    const to = sale('FR', 'DE')
    const withId = (vatId: ReturnType<typeof readVatId> | null) =>
      vatOf({ ...to, buyer: { ...to.buyer, vatId } })
    expect(withId(null)).toEqual(blocked)
    expect(withId(readVatId('DE12', 'DE'))).toEqual(blocked)
    expect(withId(readVatId('ATU12345678', 'AT'))).toEqual(blocked)
    const strict = { ...policy, vatIdEvidence: 'confirmed' } as const
    expect(vatOf({ ...to, policy: strict })).toMatchObject({ why: { code: 'vat_evidence' } })
  })

  test.each(['IS', 'NO', 'CH', 'GB', 'US'])('France to %s: as accounting decided', country => {
    const to = sale('FR', country)
    expect(vatOf(to)).toMatchObject({ vat: { category: 'O', rate: null, vatIds: 'neither' } })
    const exporting = { ...to, policy: { ...policy, outsideUnion: 'G' } as const }
    expect(vatOf(exporting)).toMatchObject({ vat: { category: 'G', exemption: 'VATEX-EU-G' } })
    const undecided = { ...to, policy: { ...policy, outsideUnion: null } }
    expect(vatOf(undecided)).toEqual({ ok: false, why: { code: 'vat_policy' } })
  })

  test('Iceland at home needs both kennitala; to a member state it is no reverse charge of the Union', () => {
    expect(vatOf(sale('IS', 'IS'))).toMatchObject({ vat: { category: 'S', rate: '24', notes: [] } })
    expect(vatOf(sale('IS', 'DE'))).toMatchObject({ vat: { category: 'O' } })
    const home = sale('IS', 'IS')
    const without = { ...home, seller: { ...home.seller, registration: '12' } }
    expect(vatOf(without)).toEqual({
      ok: false,
      why: { code: 'registration_missing', party: 'seller', number: 'kennitala' },
    })
  })
})
