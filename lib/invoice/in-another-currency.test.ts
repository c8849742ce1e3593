import { expect, test } from 'vitest'
import { correctionOf } from './correction'
import { differenceOf } from './difference'
import { draftDocument, draftFor, type DraftDocument, type DraftInput } from './draft'
import type { Rate } from './exchange'
import { layered, type Override } from './layer'
import { projectionFor } from './projection'
import { notReady } from './ready'
import { requestFor, termsFor } from './testing'

const rate: Rate = {
  ...{ from: 'USD', to: 'EUR', on: '2026-10-30', rate: '0.8625' },
  source: 'A central bank',
}
const french: DraftInput = {
  ...requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }),
  terms: [{ ...termsFor('FR'), priceBook: 'SELFHOST-USD-2026' }],
  exchangeRates: [rate],
}
const icelandic: DraftInput = {
  ...requestFor({ seller: 'IS', buyer: 'IS', sale: 'direct' }),
  terms: [{ ...termsFor('IS'), priceBook: 'SELFHOST-2026' }],
  exchangeRates: [{ ...rate, from: 'EUR', to: 'ISK', rate: '147.9' }],
}

test('terms that name a book in dollars bill in dollars, with the VAT in euros and the rate it follows from', () => {
  const draft = drafted(french)
  expect(draft).toMatchObject({
    ...{ currency: 'USD', book: { code: 'SELFHOST-USD-2026', version: 1 } },
    totals: { net: '2866.00', vatTotal: '573.20', gross: '3439.20' },
    ...{ exchange: rate, vatInAccounting: { currency: 'EUR', amount: '494.39' } },
  })
  expect(notReady(draft)).toEqual([])
  expect(draftDocument.parse(draft)).toEqual(draft)
})

test('a seller whose books are in krónur states whole krónur', () => {
  expect(drafted(icelandic)).toMatchObject({
    ...{ currency: 'EUR', totals: { vatTotal: '634.80' } },
    vatInAccounting: { currency: 'ISK', amount: '93887' },
  })
})

test('without VAT nothing is what is stated, and the rate is asked for all the same (BR-FR-CO-12)', () => {
  const german = requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
  const { terms, exchangeRates } = french
  const exempt = { ...german, terms, exchangeRates }
  expect(drafted(exempt).vatInAccounting).toEqual({ currency: 'EUR', amount: '0.00' })
  expect(draftFor({ ...exempt, exchangeRates: [] })).toMatchObject({ why: { code: 'no_rate' } })
})

test('in the currency of the seller’s books a draft names no rate, also when there is one', () => {
  const draft = drafted({ ...french, terms: [termsFor('FR')] })
  expect([draft.currency, 'exchange' in draft, 'vatInAccounting' in draft]).toEqual([
    ...['EUR', false, false],
  ])
})

test.each([
  ['none at all', []],
  ['one that is eight days old', [{ ...rate, on: '2026-10-25' }]],
  ['one of the day after', [{ ...rate, on: '2026-11-03' }]],
  ['one in the other direction', [{ ...rate, from: 'EUR', to: 'USD' }]],
  ['one of other currencies', [{ ...rate, from: 'GBP' }]],
] as const)('no rate of the day of delivery blocks the draft, for accounting: %s', (_, rates) => {
  expect(draftFor({ ...french, exchangeRates: rates })).toEqual({
    ...{ kind: 'blocked', who: 'accounting' },
    why: { code: 'no_rate', from: 'USD', to: 'EUR', on: '2026-11-02' },
  })
})

test('krónur that cannot be kept are refused like any other amount', () => {
  const steep = { ...rate, from: 'EUR', to: 'ISK', rate: '9999999999.99999999' } as const
  const dear = icelandic.books.map(book => ({
    ...book,
    rules: book.rules.map(rule =>
      rule.code === 'k8s' && 'price' in rule ? { ...rule, price: '9999999999' } : rule,
    ),
  }))
  expect(draftFor({ ...icelandic, books: dear, exchangeRates: [steep] })).toMatchObject({
    why: { code: 'amount_too_large' },
  })
})

test('what people change is stated anew, by the same rate', () => {
  const change: Override = {
    ...{ kind: 'added', key: 'added-1', text: { en: 'x', fr: 'x', is: 'x' } },
    ...{ quantity: '1', unitPrice: '1000', reason: 'Agreed.', by: 'p1' },
    at: '2026-11-04T10:00:00.000Z',
  }
  const changed = layered(drafted(french), [change])
  expect(changed.totals.vatTotal).toBe('773.20')
  expect(changed.vatInAccounting?.amount).toBe('666.89')
  expect(notReady(changed)).toEqual([])
})

test('a cent off, or a rate that was left out, is no draft that can be submitted', () => {
  const { exchange, ...without } = drafted(french)
  const vatInAccounting = { currency: 'EUR', amount: '494.40' } as const
  expect(notReady({ ...without, exchange, vatInAccounting })).toEqual(['totals'])
  expect(notReady(without)).toEqual(['totals'])
})

test('a corrected rate is a difference, in itself and beside the net', () => {
  const now = drafted({ ...french, exchangeRates: [{ ...rate, rate: '0.8626' }] })
  expect(differenceOf(drafted(french), now)).toEqual({ facts: [], lines: [], other: ['exchange'] })
  expect(differenceOf(drafted(french), drafted({ ...french, issuedOn: '2026-12-01' }))).toBeNull()
})

test('what is taken back is stated as it was; a new rate does not fit beside it', () => {
  const original = drafted(french)
  const of = { number: 7, draftId: 'd' }
  const back = correctionOf(original, of, '2026-12-01', null)
  expect(back).toMatchObject({ exchange: rate, vatInAccounting: { amount: '-494.39' } })
  expect(back && notReady(back)).toEqual([])
  const both = correctionOf(original, of, '2026-12-01', original)
  expect(both?.vatInAccounting?.amount).toBe('0.00')
  const later = drafted({ ...french, exchangeRates: [{ ...rate, rate: '0.9' }] })
  expect(correctionOf(original, of, '2026-12-01', later)).toBeNull()
})

test('the buyer reads the VAT in both currencies, and by which rate', () => {
  const read = projectionFor(drafted(french), { kind: 'customer', id: 'customer-1' })
  expect(read).toMatchObject({ exchange: rate, vatInAccounting: { amount: '494.39' } })
})

function drafted(input: DraftInput): DraftDocument {
  const result = draftFor(input)
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result))
  return result.draft
}
