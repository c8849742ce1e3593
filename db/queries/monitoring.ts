import 'server-only'
import { sql } from 'drizzle-orm'
import type { Verdict } from '@/lib/release/events'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'

export type IncidentRow = {
  incident: number
  track: TrackType
  severity: number
  summary: string
  by: string | null
  at: string
  resolution: string | null
  resolvedBy: string | null
  resolvedAt: string | null
}

export type CheckRow = {
  track: TrackType
  url: string
  verdict: Verdict
  status: number | null
  milliseconds: number | null
  detail: string | null
  at: string
}

type Row = { incidents: IncidentRow[]; checks: CheckRow[] }

/** The incidents of a release, and the last readings of each probe. */
export async function getMonitoring(_viewer: Viewer, releaseId: string): Promise<Row> {
  const { rows } = await db.execute<Row>(sql`
    select
      (select coalesce(json_agg(json_build_object('incident', i.incident, 'track', i.track,
          'severity', i.severity, 'summary', i.summary, 'by', p.name, 'at', i.reported_at,
          'resolution', i.resolution, 'resolvedBy', q.name, 'resolvedAt', i.resolved_at)
          order by i.incident desc), '[]')
        from incidents i left join people p on p.id = i.reported_by
        left join people q on q.id = i.resolved_by where i.release_id = ${releaseId}) as incidents,
      (select coalesce(json_agg(json_build_object('track', h.track, 'url', h.url, 'verdict', h.verdict,
          'status', h.status, 'milliseconds', h.milliseconds, 'detail', h.detail, 'at', h.at)
          order by h.id desc), '[]')
        from tracks t cross join lateral (select * from health_checks h
          where h.release_id = t.release_id and h.track = t.type order by h.id desc limit 10) h
        where t.release_id = ${releaseId}) as checks`)
  return rows[0] ?? { incidents: [], checks: [] }
}
