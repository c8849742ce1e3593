import 'server-only'
import { sql } from 'drizzle-orm'
import { priceBook, type PriceBook } from '@/lib/invoice/price-book'
import type { db, Tx } from '../client'

/** Every version of every price book, as it was written down. */
export async function loadBooks(source: Tx | typeof db): Promise<PriceBook[]> {
  const { rows } = await source.execute(sql`
    select code, currency, version, valid_from as "validFrom", valid_to as "validTo", rules
    from price_books order by code, version`)
  return rows.map(row => priceBook.parse(row))
}
