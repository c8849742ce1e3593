import 'server-only'
import { sql } from 'drizzle-orm'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import type { Drift } from '@/lib/invoice/drift'
import type { DraftState } from '@/lib/invoice/workflow'
import { db } from '../client'
import { baseOf } from './document'

export type Looked = {
  id: string
  state: DraftState
  releaseId: string
  installationId: string
  number: number
  revision: number
  /** Null when it cannot be read. */
  base: DraftDocument | null
  /** What transactions before this one recorded has been seen. */
  horizon: string
}

/**
 * Undecided and approved drafts for which something was recorded, since they were worked out or looked at last, that
 * may change what would be drafted now: of their installation, whether and when it was installed there, of who buys, or
 * of anything that prices. The record is
 * numbered as it is written and not as it is settled, so what counts is the transaction: none that was still under way
 * then is taken as seen. In the order of their numbers, after the one given.
 */
export async function listToLookAt(after: number, most: number): Promise<Looked[]> {
  const { rows } = await db.execute<Omit<Looked, 'base'> & { base: unknown }>(sql`
    with common as materialized (select max(last.xid) as xid from unnest(enum_range(null::aggregate)) kind
      cross join lateral (select max(e.xid) as xid from events e where e.aggregate = kind) last
      where kind not in ('release', 'freeze', 'person', 'installation', 'draft', 'customer', 'api_token'))
    select d.id, d.state, d.number, d.revision, d.release_id as "releaseId", d.installation_id as "installationId",
      ${baseOf('d')} as base, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from drafts d
    join installations i on i.id = d.installation_id
    cross join common
    left join draft_drifts l on l.draft_id = d.id
    left join rollouts o on o.release_id = d.release_id and o.installation_id = d.installation_id
    cross join lateral (select greatest(common.xid, ${newest('installation', sql`i.id`)},
      ${newest('customer', sql`i.customer_id`)}, ${newest('customer', sql`i.partner_id`)}, o.xid) as xid) n
    where d.state in ('draft', 'in_review', 'approved') and d.corrects is null and d.number > ${after}
      and (${seen} is null or n.xid >= ${seen} or (d.state = 'in_review' and l.found <> 'null')
        or coalesce(o.outcome in ('declined', 'postponed', 'failed'), false) <> ${saysNotInstalled})
    order by d.number limit ${most}`)
  return rows.map(row => ({ ...row, base: draftDocument.safeParse(row.base).data ?? null }))
}

const seen = sql`coalesce(l.horizon, d.horizon)`

// Outcomes are recorded by the release, of which every draft would be looked at for each: so they are compared.
const saysNotInstalled = sql`
  coalesce(l.found ->> 'why' = 'declined' or l.found #>> '{why,outcome}' in ('postponed', 'failed'), false)`

const newest = (aggregate: 'installation' | 'customer', id: ReturnType<typeof sql>) => sql`
  (select e.xid from events e where e.aggregate = ${aggregate}::aggregate and e.aggregate_id = ${id}
    order by e.seq desc limit 1)`

/** Notes what a look found, null where nothing has moved; unless the draft is not any more what was looked at. */
export async function keepLook(
  { id, revision, horizon }: Pick<Looked, 'id' | 'revision' | 'horizon'>,
  found: Drift | null,
) {
  await db.execute(sql`
    insert into draft_drifts (draft_id, found, horizon)
    select d.id, ${found && JSON.stringify(found)}::jsonb, ${horizon}::xid8
    from drafts d where d.id = ${id} and d.revision = ${revision} for share
    on conflict (draft_id) do update set found = excluded.found, horizon = excluded.horizon`)
}
