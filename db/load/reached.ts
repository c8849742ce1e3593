import 'server-only'
import { sql } from 'drizzle-orm'
import type { Entry } from '@/lib/invoice/generate'
import type { NotBillable } from '@/lib/invoice/ledger'
import { db } from '../client'

/**
 * Every installation that a started track reached: those of its roll-out, and all that were serverless when
 * serverless started. Columns: release_id, installation_id, track, started_at, outcome, and delivered_at: when it was
 * installed, or when its track started while nobody has said so; over: nobody can say so any more.
 */
export const reached = sql`(
  select o.release_id, o.installation_id, o.track, t.started_at, o.outcome,
    case when o.outcome = 'installed' then o.at else t.started_at end as delivered_at,
    t."end" is not null as over
  from rollouts o join tracks t on t.release_id = o.release_id and t.type = o.track
  where t.started_at is not null
  union all
  select t.release_id, i.id, t.type, t.started_at, 'installed', t.started_at, t."end" is not null
  from tracks t join installations i on i.type = t.type
  left join events e on e.aggregate = 'installation' and e.aggregate_id = i.id and e.seq = 1
  where t.type = 'serverless' and t.started_at is not null
    and coalesce(e.at, '-infinity') <= t.started_at and coalesce(i.retired_at, 'infinity') > t.started_at)`

export type DueRow = { installationId: string; entryId: string | null }

/** The installations of a release that the ledger does not account for yet, or only says that they are blocked. */
export async function listDue(releaseId: string, now: Date): Promise<DueRow[]> {
  const { rows } = await db.execute<DueRow>(sql`
    select x.installation_id as "installationId", l.id as "entryId"
    from ${reached} x
    left join ledger l on l.release_id = x.release_id and l.installation_id = x.installation_id
    where x.release_id = ${releaseId} and x.started_at <= ${now} and ${isOpen}
    order by x.started_at, x.installation_id`)
  return rows
}

/** The releases that have any such installation, those that started first in front. */
export async function listReleasesDue(now: Date): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select x.release_id as id
    from ${reached} x
    left join ledger l on l.release_id = x.release_id and l.installation_id = x.installation_id
    where x.started_at <= ${now} and ${isOpen}
    group by x.release_id order by min(x.started_at)`)
  return rows.map(({ id }) => id)
}

const open: Entry['state'] = 'blocked'
const declined: NotBillable = 'declined'
const isOpen = sql`(l.id is null or l.state = ${open} or (l.why = ${declined} and x.outcome <> 'declined'))`
