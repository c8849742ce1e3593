import 'server-only'
import { sql } from 'drizzle-orm'
import { priceBook, type PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'

/** A version of a price book; `endsOn` is the last day it is in force, by its own end or by the next version. */
export type BookRow = {
  book: PriceBook
  endsOn: string | null
  sha256: string
  addedBy: string | null
  addedAt: string
}

type Row = Record<string, unknown> & Pick<BookRow, 'sha256' | 'addedBy' | 'addedAt'>

/** Every version of every price book, the newest of each first. */
export async function listBooks(_viewer: Viewer): Promise<BookRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select b.code, b.currency, b.version, b.valid_from as "validFrom", b.valid_to as "validTo", b.rules,
      b.sha256, p.name as "addedBy", b.added_at as "addedAt"
    from price_books b left join people p on p.id = b.added_by
    order by b.code, b.version desc`)
  const books = rows.map(({ sha256: _s, addedBy: _b, addedAt: _a, ...book }) =>
    priceBook.parse(book),
  )
  const ends = inForce(books).map(({ validTo }) => validTo)
  return books.map((book, index) => {
    const { sha256 = '', addedBy = null, addedAt = '' } = rows[index] ?? {}
    return { book, endsOn: ends[index] ?? null, sha256, addedBy, addedAt }
  })
}
