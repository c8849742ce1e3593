import { Temporal } from 'temporal-polyfill'
import type { PriceBook } from './price-book'

/**
 * Books as they are in force: a version ends, at the latest, on the day before the next version of its book
 * begins. So prices change by adding a version, and what was written down stays as it was.
 */
export function inForce(books: readonly PriceBook[]): PriceBook[] {
  return books.map(book => {
    const start = startOfNext(books, book)
    return start === undefined ? book : endedBy(book, start)
  })
}

function startOfNext(books: readonly PriceBook[], { code, version }: PriceBook) {
  const later = books.filter(book => book.code === code && book.version > version)
  return later.map(({ validFrom }) => validFrom).toSorted()[0]
}

function endedBy(book: PriceBook, start: string): PriceBook {
  const last = Temporal.PlainDate.from(start).subtract({ days: 1 }).toString()
  return book.validTo !== null && book.validTo < last ? book : { ...book, validTo: last }
}
