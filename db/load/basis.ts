import 'server-only'
import type { Rate } from '@/lib/invoice/exchange'
import type { PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import type { TermsOfSale } from '@/lib/invoice/terms'
import type { db, Tx } from '../client'
import { loadAccounting, type Accounting } from './accounting'
import { loadBooks } from './books'
import { loadRates } from './rates'
import { loadTerms } from './terms'

/** What every draft of a moment is made by, whichever its installation. */
export type Basis = Pick<Accounting, 'policy' | 'territories' | 'rates' | 'sellers'> & {
  /** Those in force. */
  books: readonly PriceBook[]
  terms: readonly TermsOfSale[]
  exchangeRates: readonly Rate[]
}

export async function loadBasis(source: Tx | typeof db): Promise<Basis> {
  const [{ policy, territories, rates, sellers }, terms, books, exchangeRates] = await Promise.all([
    loadAccounting(source),
    loadTerms(source),
    loadBooks(source),
    loadRates(source),
  ])
  return {
    ...{ policy, territories, rates, sellers },
    ...{ terms, books: inForce(books), exchangeRates },
  }
}
