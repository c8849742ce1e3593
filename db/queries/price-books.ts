import 'server-only'
import { sql } from 'drizzle-orm'
import { priceBook, type PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import type { BookState } from '@/lib/price-books/version'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { bookColumns } from '../load/books'

/** A version of a price book; `endsOn` is the last day it is in force, by its own end or by the next version. */
export type BookRow = {
  id: string
  state: BookState
  book: PriceBook
  endsOn: string | null
  /** The partner it was agreed with. */
  party: string | null
  /** Whoever moved it last: retired it, published it, or else began it. */
  by: string | null
  at: string
}
export type Partner = { id: string; name: string }

type Row = Record<string, unknown> & {
  books: (Omit<BookRow, 'book' | 'endsOn'> & { book: unknown })[]
  partners: Partner[]
}

/** Every version of every price book, the newest of each first; and the partners one can be agreed with. */
export async function listBooks(
  _viewer: Viewer,
): Promise<{ books: BookRow[]; partners: Partner[] }> {
  const { rows } = await db.execute<Row>(sql`
    select
      (select coalesce(json_agg(json_build_object('id', b.id, 'state', b.state, 'party', c.name, 'by', p.name,
          'at', coalesce(b.retired_at, b.published_at, b.added_at),
          'book', (select row_to_json(w) from (select ${bookColumns} from price_books own where own.id = b.id) w))
          order by b.code, b.version desc), '[]')
        from price_books b left join customers c on c.id = b.party
        left join people p on p.id = coalesce(b.retired_by, b.published_by, b.added_by)) as books,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]')
        from customers where partner) as partners`)
  const [found = { books: [], partners: [] }] = rows
  const books = found.books.map(row => ({ ...row, book: priceBook.parse(row.book) }))
  const published = inForce(books.filter(({ state }) => state !== 'draft').map(({ book }) => book))
  return {
    books: books.map(row => ({ ...row, endsOn: lastDay(row.book, published) })),
    partners: found.partners,
  }
}

/** The last day a version is in force: what succession says of it, or its own end while it is a draft. */
export function lastDay(
  { code, version, validTo }: PriceBook,
  published: readonly PriceBook[],
): string | null {
  const found = published.find(one => one.code === code && one.version === version)
  return found ? found.validTo : validTo
}
