import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'

export type PlannedTrack = { version: string; track: TrackType; startsAt: string; zone: string }
export type FreezeRow = {
  id: string
  /** The number of the last event about this freeze. */
  seq: number
  tracks: TrackType[]
  reason: string
  zone: string
  startLocal: string
  endLocal: string
  startsAt: string
  endsAt: string
  addedBy: string | null
  endedAt: string | null
  endedBy: string | null
  endReason: string | null
  /** Plans that begin within it. */
  hits: PlannedTrack[]
}

type Row = { freezes: FreezeRow[]; planned: PlannedTrack[] }

/** Freezes that run, come or are over (the last hundred), and every track that is planned and has not started. */
export async function listFreezes(_viewer: Viewer): Promise<Row> {
  const { rows } = await db.execute<Row>(sql`
    with planned as (
      select r.version, t.type as track, t.starts_at as "startsAt", t.zone
      from tracks t join releases r on r.id = t.release_id
      where t.stage = 'scheduling' and t.starts_at is not null and not t.expired
        and r.stage not in ('closed', 'withdrawn'))
    select
      (select coalesce(json_agg(f), '[]') from (
        select f.id, (select coalesce(max(v.seq), 0) from events v
            where v.aggregate = 'freeze' and v.aggregate_id = f.id) as seq, f.tracks, f.reason, f.zone, f.start_local as "startLocal", f.end_local as "endLocal",
          f.starts_at as "startsAt", f.ends_at as "endsAt", a.name as "addedBy",
          f.ended_at as "endedAt", e.name as "endedBy", f.end_reason as "endReason",
          (select coalesce(json_agg(p order by p."startsAt"), '[]') from planned p
            where p.track = any(f.tracks) and p."startsAt" >= f.starts_at and p."startsAt" < f.ends_at) as hits
        from freezes f left join people a on a.id = f.added_by left join people e on e.id = f.ended_by
        order by f.starts_at desc limit 100) f) as freezes,
      (select coalesce(json_agg(p order by p."startsAt"), '[]') from planned p) as planned`)
  return rows[0] ?? { freezes: [], planned: [] }
}
