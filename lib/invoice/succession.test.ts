import { expect, test } from 'vitest'
import { defaultBooks } from './default-books'
import { bookFor, type PriceBook } from './price-book'
import { inForce } from './succession'

const [euros] = defaultBooks
if (!euros) throw new Error('There is no default book.')
const version = (number: number, validFrom: string, validTo: string | null = null): PriceBook => ({
  ...euros,
  version: number,
  validFrom,
  validTo,
})
const priced = (books: readonly PriceBook[], on: string) => {
  const found = bookFor(inForce(books), { currency: 'EUR', on, code: null })
  return found.ok ? found.book.version : found.why
}

test('a version is in force until the day before the next one begins', () => {
  const books = [version(1, '2026-01-01'), version(2, '2026-07-01')]
  expect(priced(books, '2026-06-30')).toBe(1)
  expect(priced(books, '2026-07-01')).toBe(2)
})

test('a version that ends earlier leaves a gap rather than being stretched', () => {
  const books = [version(1, '2026-01-01', '2026-03-31'), version(2, '2026-07-01')]
  expect(priced(books, '2026-04-01')).toBe('no_book')
})

test('a later version with an earlier start takes the place of the one before it', () => {
  const books = [version(1, '2026-07-01'), version(2, '2026-01-01')]
  expect(priced(books, '2026-08-01')).toBe(2)
})

test('of three versions the next to begin ends the first, whatever their order', () => {
  const books = [version(3, '2026-03-01'), version(1, '2026-01-01'), version(2, '2026-02-01')]
  expect(['2026-01-31', '2026-02-28', '2026-03-01'].map(on => priced(books, on))).toEqual([1, 2, 3])
})
