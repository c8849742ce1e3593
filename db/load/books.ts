import 'server-only'
import { sql } from 'drizzle-orm'
import { priceBook, type PriceBook } from '@/lib/invoice/price-book'
import type { db, Tx } from '../client'

/** What a row of price_books says, as the rules read it. */
export const bookColumns = sql.raw(
  `code, currency, party, version, valid_from as "validFrom", valid_to as "validTo", rules`,
)

/** Every version of every price book that was ever published; one that was retired ends on its last day. */
export async function loadBooks(source: Tx | typeof db): Promise<PriceBook[]> {
  const { rows } = await source.execute(
    sql`select ${bookColumns} from price_books where state <> 'draft' order by code, version`,
  )
  return rows.map(row => priceBook.parse(row))
}
