import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import type { Freeze } from '@/lib/calendar/freeze'
import { currentEnv } from '@/lib/env'
import type { World } from '@/lib/release/situation'
import type { Role, TrackType } from '@/lib/release/workflow'
import type { db, Tx } from '../client'

type Source = Tx | typeof db
export type WorldRow = {
  freezes: Freeze[]
  holders: Partial<Record<Role, number>>
  served: World['served']
  lastRead: Partial<Record<TrackType, string | null>>
}

/** What the rules need beside the release; `id` is null for one that is only now being opened. */
export async function loadWorld(source: Source, id: string | null, now: Date): Promise<World> {
  const { rows } = await source.execute<WorldRow>(selectWorld(sql`${id}`, now))
  return worldFrom(rows[0], now)
}

/**
 * `own` gives the id of the release, null for none. What it may go back to: per track that has started, the highest
 * other releases of no higher major, minor and patch that were made available or installed and not rolled back,
 * whenever that was.
 */
export const selectWorld = (own: SQL, now: Date) => sql`
    select
      (select coalesce(json_agg(json_build_object('id', f.id, 'tracks', f.tracks, 'reason', f.reason,
          'zone', f.zone, 'startsAt', f.starts_at, 'endsAt', f.ends_at) order by f.starts_at), '[]')
        from freezes f where f.ends_at > ${now}) as freezes,
      (select coalesce(json_object_agg(h.role, h.count), '{}') from (
        select pr.role, count(*)::int from person_roles pr join people p on p.id = pr.person_id
        where p.active group by pr.role) h) as holders,
      (select coalesce(json_agg(json_build_object('track', s.type, 'version', s.version)), '[]')
        from releases own join lateral (
          select t.type, r.version, row_number() over (partition by t.type order by ${line('r')} desc) as place
          from tracks started join tracks t on t.type = started.type join releases r on r.id = t.release_id
          where started.release_id = own.id and started.started_at is not null
            and r.id <> own.id and ${line('r')} <= ${line('own')} and t."end" is distinct from 'rolled_back'
            and (t.available_at is not null or exists(select from rollouts o
              where o.release_id = t.release_id and o.track = t.type and o.outcome = 'installed'))) s
          on s.place <= ${candidates}
        where own.id = (${own})) as served,
      (select coalesce(json_object_agg(t.type, (select h.at from health_checks h
          where h.release_id = t.release_id and h.track = t.type order by h.id desc limit 1)), '{}')
        from tracks t where t.release_id = (${own})) as "lastRead"`

// SQL only narrows the choice, by major, minor and patch; lib/release/version.ts knows the whole order. SemVer has no
// largest number; lib/release/version.ts takes up to 2^53, more than an int holds.
const line = (alias: 'r' | 'own') =>
  sql.raw(`string_to_array(split_part(${alias}.version, '-', 1), '.')::bigint[]`)
const candidates = 20

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
    served: row.served,
    lastRead: readFrom(row.lastRead),
  }
}

function readFrom(lastRead: WorldRow['lastRead']): World['lastRead'] {
  const read = Object.entries(lastRead).flatMap(([type, at]) =>
    at === null ? [] : [[type, new Date(at).toISOString()]],
  )
  return Object.fromEntries(read) as World['lastRead']
}

function freezeFrom(freeze: Freeze): Freeze {
  const iso = (stamp: string) => new Date(stamp).toISOString()
  return { ...freeze, startsAt: iso(freeze.startsAt), endsAt: iso(freeze.endsAt) }
}
