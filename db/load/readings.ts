import 'server-only'
import { and, desc, eq, gt, sql, type SQL } from 'drizzle-orm'
import type { Verdict } from '@/lib/release/events'
import type { Seen } from '@/lib/release/verdict'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'
import { healthChecks } from '../schema'

export type Watched = { releaseId: string; verdict: Verdict; urls: string[] }

/** A track in its monitoring window with the addresses to probe; null when there is none. */
export async function watchedTrack(
  release: string,
  track: TrackType,
  healthUrl: string | null,
): Promise<Watched | null> {
  const { rows } = await db.execute<Watched>(sql`
    select r.id as "releaseId", t.verdict, ${healthUrls(healthUrl)} as urls
    from tracks t join releases r on r.id = t.release_id
    where r.version = ${release} and t.type = ${track} and t.stage = 'monitoring'`)
  return rows[0] ?? null
}

/** Where track `t` of release `r` is probed: the vendor's own address, or each installation that still runs the release. */
export const healthUrls = (own: string | null): SQL => sql`
  case when t.type = 'serverless' then array_remove(array[${own}::text], null)
  else array(select distinct i.health_url from rollouts o
    join installations i on i.id = o.installation_id
    where o.release_id = t.release_id and o.track = t.type and o.outcome = 'installed'
      and i.active and i.version = r.version and i.health_url is not null order by 1) end`

export async function keepReading(reading: typeof healthChecks.$inferInsert) {
  await db.insert(healthChecks).values(reading)
}

/** The looks at a track after `since`, the newest first. */
export async function lastLooks(releaseId: string, track: TrackType, since: Date): Promise<Seen[]> {
  const { url, verdict, id, at } = healthChecks
  return db
    .select({ url, verdict })
    .from(healthChecks)
    .where(and(eq(healthChecks.releaseId, releaseId), eq(healthChecks.track, track), gt(at, since)))
    .orderBy(desc(id))
}

/** Drops what was read before; the last reading of each address stays, since a verdict rests on it. */
export async function dropReadings(before: Date) {
  await db.execute(sql`
    delete from health_checks h using health_checks newer
    where h.at < ${before} and newer.release_id = h.release_id and newer.track = h.track
      and newer.url = h.url and newer.id > h.id`)
}
