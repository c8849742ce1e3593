import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { priceBook } from '@/lib/invoice/price-book'
import { bookStates, type BookSituation } from '@/lib/price-books/version'
import { bookColumns } from './books'

const stored = z.object({ id: z.string(), state: z.enum(bookStates), book: priceBook })

/** One row with all that the rules need of the version `id`, and of the books around it. */
export const selectSituation = (id: string): SQL => sql`
  select
    (select coalesce(max(seq), 0) from events where aggregate = 'price_book' and aggregate_id = ${id}) as seq,
    (select coalesce(json_agg(distinct actor_id) filter (where actor_id is not null), '[]') from events
      where aggregate = 'price_book' and aggregate_id = ${id} and type <> 'bookPublished') as editors,
    (select coalesce(json_agg(json_build_object('id', b.id, 'state', b.state, 'book', (select row_to_json(w) from
        (select ${bookColumns} from price_books own where own.id = b.id) w)) order by b.code, b.version), '[]')
      from price_books b) as books,
    (select coalesce(json_agg(id), '[]') from customers where partner) as partners`

export type SituationRow = {
  seq: number
  editors: string[]
  books: unknown[]
  partners: string[]
}

export function situationFrom(row: SituationRow, id: string, now: Date): BookSituation {
  const { seq, editors, partners } = row
  const books = row.books.map(one => stored.parse(one))
  const others = books.filter(one => one.id !== id)
  return {
    ...{ today: vendorDay(now), seq, editors, partners },
    version: books.find(one => one.id === id) ?? null,
    published: others.filter(({ state }) => state !== 'draft').map(({ book }) => book),
    drafts: others.filter(({ state }) => state === 'draft').map(({ book }) => book),
  }
}
