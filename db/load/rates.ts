import 'server-only'
import { sql } from 'drizzle-orm'
import type { Rate } from '@/lib/invoice/exchange'
import type { db, Tx } from '../client'

/** Every exchange rate as it stands, its last correction counted. */
export async function loadRates(source: Tx | typeof db): Promise<Rate[]> {
  const { rows } = await source.execute<Rate>(sql`
    select distinct on (id) from_currency as "from", to_currency as "to", on_day as "on",
      trim_scale(rate)::text as rate, source
    from exchange_rates order by id, entry desc`)
  return rows
}
