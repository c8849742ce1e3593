import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'
import { runningVersion } from './running-version'

export type CustomerRow = {
  id: string
  name: string
  country: string
  partner: boolean
  /** Active installations of its own, by type and version. */
  fleet: { track: TrackType; version: string | null; count: number }[]
  /** Active installations of others that name it as their partner. */
  serves: number
}

export const pageLength = 50

/** Customers and partners by name, from after the name `after` on; `search` finds names, installations and versions. */
export async function listCustomers(
  _viewer: Viewer,
  { search, after }: { search: string | null; after: string | null },
): Promise<CustomerRow[]> {
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.execute<CustomerRow>(sql`
    select c.id, c.name, c.country, c.partner,
      (select coalesce(json_agg(f order by f.track, f.version), '[]') from (
        select i.type as track, ${runningVersion} as version, count(*)::int as count from installations i
        where i.customer_id = c.id and i.active group by 1, 2) f) as fleet,
      (select count(*)::int from installations i where i.partner_id = c.id and i.active) as serves
    from customers c
    where (${after}::text is null or lower(c.name) > lower(${after}))
      and (${pattern}::text is null or c.name ilike ${pattern} or exists(
        select from installations i where i.customer_id = c.id and i.active
          and (i.name ilike ${pattern} or ${runningVersion} ilike ${pattern})))
    order by lower(c.name) limit ${pageLength}`)
  return rows
}

/** The names of everybody who may be named as a partner. */
export async function listPartners(_viewer: Viewer): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select name from customers where partner order by lower(name)`,
  )
  return rows.map(({ name }) => name)
}
