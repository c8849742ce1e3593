import type { PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'

/**
 * Another book of the same currency and party that would be in force on one of this version's days. A version of the
 * same book is none: the next one ends the one before it.
 */
export function overlapping(book: PriceBook, published: readonly PriceBook[]): PriceBook | null {
  const rival = inForce(published).find(
    other =>
      other.code !== book.code &&
      other.currency === book.currency &&
      other.party === book.party &&
      meet(other, book),
  )
  return rival ?? null
}

function meet(a: PriceBook, b: PriceBook) {
  const starts = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  return [a, b].every(({ validTo }) => starts <= (validTo ?? starts))
}
