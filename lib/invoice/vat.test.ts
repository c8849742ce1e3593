import { describe, expect, test } from 'vitest'
import { buyerIn, sellerIn } from './testing'
import { readVatId } from './vat-id'
import { vatOf, type VatPolicy } from './vat'

const policy: VatPolicy = { outsideUnion: 'O', vatIdEvidence: 'format_ok' }
const sale = (from: 'FR' | 'IS', to: string) => ({
  seller: sellerIn(from),
  buyer: buyerIn(to),
  policy,
  on: '2026-06-15',
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

test.each([
  ['de 123 456 704', 'DE', 'DE123456704', 'format_ok'],
  ['EL123456709', 'GR', 'EL123456709', 'format_ok'],
  ['GR123456709', 'GR', 'GR123456709', 'unknown'],
  ['NL123456708B01', 'NL', 'NL123456708B01', 'format_ok'],
  ['DE12345678', 'DE', 'DE12345678', 'unknown'],
  ['GB123456789', 'GB', 'GB123456789', 'unknown'],
])('the VAT id %s of %s is read as %s: %s', (typed, country, number, status) => {
  expect(readVatId(typed, country)).toEqual({ number, status, confirmedAt: null })
})
