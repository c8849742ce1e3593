import 'server-only'
import { sql } from 'drizzle-orm'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'
import { reached } from './reached'
import { healthUrls } from './readings'

/** Something the console has to do by itself. `release` is the version; `attempt` is there for deployments. */
export type Due = {
  duty: 'start' | 'expire' | 'give-up' | 'call' | 'watch' | 'probe' | 'draft'
  release: string
  releaseId: string
  track: TrackType
  attempt: number | null
}

/**
 * What is to be done now, read from how things stand: nothing has to be remembered over a restart.
 * `healthUrl` is where what the vendor hosts is probed.
 */
export async function listDue(now: Date, healthUrl: string | null): Promise<Due[]> {
  const { rows } = await db.execute<Due>(sql`
    with latest as (
      select distinct on (release_id, track) release_id, track, attempt, state, deadline
      from deployments order by release_id, track, attempt desc)
    select case when t.expires_at <= ${now} then 'expire' else 'start' end as duty,
        r.version as release, r.id as "releaseId", t.type as track, null::int as attempt
      from tracks t join releases r on r.id = t.release_id
      where r.stage = 'tracks' and t.stage = 'scheduling' and not t.expired
        and (t.expires_at <= ${now}
          or (t.type = 'serverless' and t.starts_at <= ${now} and t.held is null))
    union all
    select case when d.deadline <= ${now} then 'give-up' when d.state = 'requested' then 'call' else 'watch' end,
        r.version, r.id, d.track, d.attempt
      from latest d join releases r on r.id = d.release_id
      where d.state in ('requested', 'called', 'succeeded')
    union all
    select 'probe', r.version, r.id, t.type, null
      from tracks t join releases r on r.id = t.release_id
        cross join lateral (select ${healthUrls(healthUrl)} as urls) h
      where r.stage = 'tracks' and t.stage = 'monitoring'
        and case when cardinality(h.urls) = 0 then t.verdict <> 'no_data' else not exists (
          select from health_checks c where c.release_id = t.release_id and c.track = t.type
            and c.at > ${new Date(now.getTime() - betweenReadings)}) end
    union all
    select distinct 'draft', r.version, r.id, x.track, null::int
      from ${reached} x join releases r on r.id = x.release_id
      where x.started_at > ${new Date(now.getTime() - startedJustNow)} and x.started_at <= ${now}
        and not exists (select from ledger l
          where l.release_id = x.release_id and l.installation_id = x.installation_id)`)
  return rows
}

/** A minute, less the rhythm of the sweep, so that readings do not drift apart. */
const betweenReadings = 57_500

/** An hour: older starts are left to the job that goes through all of them. */
const startedJustNow = 3_600_000
