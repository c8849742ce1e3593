import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import type { Drift } from '@/lib/invoice/drift'
import type { DraftState } from '@/lib/invoice/workflow'
import { db } from '../client'
import { draftDrifts } from '../schema'

export type Looked = {
  id: string
  state: DraftState
  releaseId: string
  installationId: string
  base: DraftDocument
  /** The newest event that had a say in what would be drafted now. */
  event: number
}

/**
 * Undecided and approved drafts for which something was recorded, since they were worked out or looked at last, that
 * may change what would be drafted now: of their installation, of who buys, or of anything that prices.
 */
export async function listToLookAt(most: number): Promise<Looked[]> {
  const { rows } = await db.execute<Omit<Looked, 'base'> & { base: unknown }>(sql`
    with common as (select coalesce(max(last.id), 0) as event from unnest(enum_range(null::aggregate)) kind
      cross join lateral (select max(e.id) as id from events e where e.aggregate = kind) last
      where kind not in ('release', 'freeze', 'person', 'installation', 'draft', 'customer'))
    select d.id, d.state, d.release_id as "releaseId", d.installation_id as "installationId",
      coalesce(d.base, d.document) as base, n.event::int as event
    from drafts d
    join installations i on i.id = d.installation_id
    cross join common
    left join draft_drifts l on l.draft_id = d.id
    cross join lateral (select greatest(common.event, ${newest('installation', sql`i.id`)},
      ${newest('customer', sql`i.customer_id`)}, ${newest('customer', sql`i.partner_id`)}) as event) n
    where d.state in ('draft', 'in_review', 'approved') and d.corrects is null
      and n.event > coalesce(l.event, (select max(e.id) from events e where e.aggregate = 'draft'
        and e.aggregate_id = d.id and e.type in ('draftGenerated', 'draftRecomputed')), 0)
    order by d.drafted_at limit ${most}`)
  return rows.map(row => ({ ...row, base: draftDocument.parse(row.base) }))
}

const newest = (aggregate: 'installation' | 'customer', id: ReturnType<typeof sql>) => sql`
  (select e.id from events e where e.aggregate = ${aggregate}::aggregate and e.aggregate_id = ${id}
    order by e.seq desc limit 1)`

/** Notes what a look found; null where nothing has moved. */
export async function keepLook(draftId: string, found: Drift | null, event: number) {
  const set = { found, event: z.int().parse(event) }
  await db
    .insert(draftDrifts)
    .values({ draftId, ...set })
    .onConflictDoUpdate({ target: draftDrifts.draftId, set })
}
