import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '../client'

/** Something the console has to do about a draft by itself. */
export type DraftDue = { duty: 'supersede' | 'send' | 'hold'; id: string; releaseId: string }

/**
 * What is to be done about drafts now, read from how things stand: to note that a correction bills one anew, to send
 * what was handed over (when somebody listens), to hold those of a track that was rolled back; the last once a release.
 */
export async function listDraftsDue(sends: boolean): Promise<DraftDue[]> {
  const { rows } = await db.execute<DraftDue>(sql`
    (select 'supersede' as duty, d.id, d.release_id as "releaseId"
      from drafts c join drafts d on d.id = c.corrects
      where c.instead and c.state in ('handed_over', 'booked') and d.state = 'booked' limit 100)
    union all
    (select 'send', d.id, d.release_id from drafts d
      where ${sends} and d.state = 'handed_over' and d.handed_over ->> 'channel' = 'webhook'
        and not exists (select from draft_deliveries s where s.draft_id = d.id)
      order by d.state_since limit 100)
    union all
    (select distinct on (x.release_id) 'hold', x.id, x.release_id from ${rolledBack} x)`)
  return rows
}

/**
 * Drafts that wait although their track was rolled back, and that nobody took off that hold. What takes a draft back is
 * not held: a rollback is a reason for it.
 */
const rolledBack = sql`(
  select d.id, d.release_id, t.end_reason as reason
  from tracks t
  join drafts d on d.release_id = t.release_id and d.held -> 'commercial' is null
    and d.corrects is null and d.state in ('draft', 'in_review', 'approved', 'rejected')
  join rollouts o on o.release_id = d.release_id and o.installation_id = d.installation_id and o.track = t.type
  where t."end" = 'rolled_back' and not exists (select from events e
    where e.aggregate = 'draft' and e.aggregate_id = d.id and e.type = 'draftHeld' and e.data ->> 'cause' = 'rolled_back'))`

/** The drafts of a release that are to be held, with the reason for which their track went back. */
export async function listRolledBack(releaseId: string): Promise<{ id: string; reason: string }[]> {
  const { rows } = await db.execute<{ id: string; reason: string | null }>(sql`
    select x.id, x.reason from ${rolledBack} x where x.release_id = ${releaseId}`)
  return rows.map(({ id, reason }) => ({ id, reason: reason ?? '' }))
}
