import 'server-only'
import { sql } from 'drizzle-orm'
import type { Currency } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'

export type RateEntry = {
  rate: string
  source: string
  reason: string | null
  by: string | null
  at: string
}
/** A rate as it stands first, then what it corrected. */
export type RateRow = {
  id: string
  from: Currency
  to: Currency
  on: string
  entries: [RateEntry, ...RateEntry[]]
}

export const ratesLength = 50

/** Exchange rates with what was written of each, the newest day first, from before `before` on (a day and an id). */
export async function listRates(_viewer: Viewer, before: string | null): Promise<RateRow[]> {
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = before?.split(' ') ?? []
  const { rows } = await db.execute<RateRow>(sql`
    select f.id, f.from_currency as "from", f.to_currency as "to", f.on_day as "on",
      (select json_agg(json_build_object('rate', trim_scale(e.rate)::text, 'source', e.source, 'reason', e.reason,
          'by', p.name, 'at', e.entered_at) order by e.entry desc)
        from exchange_rates e left join people p on p.id = e.entered_by where e.id = f.id) as entries
    from exchange_rates f where f.entry = 1 and (f.on_day, f.id) < (${day}, ${id}::uuid)
    order by f.on_day desc, f.id desc limit ${ratesLength}`)
  return rows
}
