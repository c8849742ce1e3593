import 'server-only'
import { sql } from 'drizzle-orm'
import { releaseEvent, type ReleaseEvent } from '@/lib/release/events'
import type { Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { db } from '../client'

export type HistoryRow = {
  seq: number
  event: ReleaseEvent
  person: string | null
  machine: string | null
  role: Role | 'system'
  channel: string
  at: string
}

type Row = Omit<HistoryRow, 'event'> & { type: string; data: Record<string, unknown> }

export const pageLength = 50

/** What happened to a release, newest first, from before event number `before` on. */
export async function listHistory(
  _viewer: Viewer,
  releaseId: string,
  before: number | null,
  limit = pageLength,
): Promise<HistoryRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select e.seq, e.type, e.data, p.name as person, e.machine, e.role, e.channel, e.at
    from events e left join people p on p.id = e.actor_id
    where e.aggregate = 'release' and e.aggregate_id = ${releaseId} and e.seq < ${before ?? 2147483647}
    order by e.seq desc limit ${limit}`)
  return rows.map(({ type, data, ...row }) => ({
    ...row,
    event: releaseEvent.parse({ type, ...data }),
  }))
}
