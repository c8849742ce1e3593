import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { Verdict } from '@/lib/release/events'
import type { ReleaseKind, ReleaseStage, TrackStage, TrackType } from '@/lib/release/workflow'
import { planned } from '../planned'

export type BoardRow = {
  id: string
  version: string
  title: string
  kind: ReleaseKind
  stage: ReleaseStage
  stageSince: string
  openedAt: string
  tracks: {
    type: TrackType
    stage: TrackStage
    stageSince: string
    startsAt: string | null
    zone: string | null
    expired: boolean
    held: string | null
    verdict: Verdict
    monitorUntil: string | null
    lastRead: string | null
    end: 'closed' | 'rolled_back' | null
    installations: number
    done: number
  }[]
}

export const pageLength = 40

/** Releases with their tracks, newest first; `search` looks in version and title, `before` is the last one seen. */
export async function listReleases(
  _viewer: Viewer,
  { search, before, open }: { search: string | null; before: string | null; open: boolean },
): Promise<BoardRow[]> {
  const like = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await planned<BoardRow>(
    'board',
    sql`
    select r.id, r.version, r.title, r.kind, r.stage, r.stage_since as "stageSince", r.opened_at as "openedAt",
      (select coalesce(json_agg(json_build_object('type', t.type, 'stage', t.stage,
          'stageSince', t.stage_since, 'startsAt', t.starts_at, 'zone', t.zone, 'expired', t.expired,
          'held', t.held, 'verdict', t.verdict, 'end', t.end,
          'monitorUntil', t.monitor_until, 'lastRead', (select h.at from health_checks h
            where h.release_id = r.id and h.track = t.type order by h.id desc limit 1),
          'installations', (select count(*)::int from rollouts o
            where o.release_id = r.id and o.track = t.type),
          'done', (select count(*)::int from rollouts o
            where o.release_id = r.id and o.track = t.type and o.outcome <> 'pending')) order by t.type), '[]')
        from tracks t where t.release_id = r.id) as tracks
    from releases r
    where (not ${open} or r.stage not in ('closed', 'withdrawn'))
      and (${like}::text is null or r.version ilike ${like} or r.title ilike ${like})
      and (${before}::uuid is null or (r.opened_at, r.id) < (
        select b.opened_at, b.id from releases b where b.id = ${before}::uuid))
    order by r.opened_at desc, r.id desc limit ${pageLength}`,
  )
  return rows
}
