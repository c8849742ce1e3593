import { buyerIn, legalRates, sellerIn } from './testing'
import type { vatOf, VatPolicy } from './vat'

// A sale of a day in June as the tests of VAT need it, and how it was treated in a word.

export const policy: VatPolicy = { outsideUnion: 'O', vatIdEvidence: 'format_ok' }
export const sale = (from: 'FR' | 'IS', to: string) => ({
  seller: sellerIn(from),
  buyer: buyerIn(to),
  policy,
  territories: [],
  rates: legalRates,
  on: '2026-06-15',
})

export const outcome = (treated: ReturnType<typeof vatOf>) =>
  treated.ok ? `${treated.vat.category} ${treated.vat.rate ?? '-'}` : treated.why.code
