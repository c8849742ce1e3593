import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import type { Freeze } from '@/lib/calendar/freeze'
import { currentEnv } from '@/lib/env'
import type { World } from '@/lib/release/situation'
import type { Role } from '@/lib/release/workflow'
import type { db, Tx } from '../client'

type Source = Tx | typeof db
export type WorldRow = {
  freezes: Freeze[]
  holders: Partial<Record<Role, number>>
  previous: string | null
}

/** What the rules need beside the release; `id` is null for one that is only now being opened. */
export async function loadWorld(source: Source, id: string | null, now: Date): Promise<World> {
  const { rows } = await source.execute<WorldRow>(selectWorld(sql`${id}`, now))
  return worldFrom(rows[0], now)
}

/** `own` gives the id of the release, null for none: its own deployments are nothing to go back to. */
export const selectWorld = (own: SQL, now: Date) => sql`
    select
      (select coalesce(json_agg(json_build_object('id', f.id, 'tracks', f.tracks, 'reason', f.reason,
          'zone', f.zone, 'startsAt', f.starts_at, 'endsAt', f.ends_at) order by f.starts_at), '[]')
        from freezes f where f.ends_at > ${now}) as freezes,
      (select coalesce(json_object_agg(h.role, h.count), '{}') from (
        select pr.role, count(*)::int from person_roles pr join people p on p.id = pr.person_id
        where p.active group by pr.role) h) as holders,
      (select d.version from deployments d where d.track = 'serverless' and d.state = 'confirmed'
        and d.release_id is distinct from (${own}) order by d.settled_at desc limit 1) as previous`

export function worldFrom(row: WorldRow | undefined, now: Date): World {
  if (!row) throw new Error('The world query answered nothing.')
  const { REQUIRED_SUITES, PROMISE_HOURS } = currentEnv()
  return {
    now,
    freezes: row.freezes.map(freezeFrom),
    authors: [],
    holders: { product: 0, qa: 0, devops: 0, sales: 0, admin: 0, viewer: 0, ...row.holders },
    requiredSuites: REQUIRED_SUITES,
    promiseHours: PROMISE_HOURS,
    versions: [],
    installations: [],
    owners: [],
    previousVersion: row.previous,
  }
}

function freezeFrom(freeze: Freeze): Freeze {
  const iso = (stamp: string) => new Date(stamp).toISOString()
  return { ...freeze, startsAt: iso(freeze.startsAt), endsAt: iso(freeze.endsAt) }
}
