import { asc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { releaseFrom, selectRelease, type ReleaseRow } from '@/db/load/release-rows'
import { events } from '@/db/schema'
import { releaseEvent } from '@/lib/release/events'
import { evolve } from '@/lib/release/evolve'
import { unopened } from '@/lib/release/release'
import type { Role } from '@/lib/release/workflow'
import { seedCustomers } from './customers'
import { seedPeople } from './people'
import { seedQuarter } from './quarter'

// A Monday before work: the two days before it were nobody's.
const today = new Date('2026-11-23T03:00:00Z')

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedQuarter(today)
}, 60_000)

test('the rows of every release are what its events say', async () => {
  const { rows } = await db.execute<ReleaseRow>(selectRelease(sql`true`))
  expect(rows.length).toBeGreaterThanOrEqual(5)
  for (const row of rows) expect(releaseFrom(row)).toEqual(await replayed(row.id))
})

test('the quarter holds a release in every stage, one closed and one rolled back', async () => {
  const { rows } = await db.execute<ReleaseRow>(selectRelease(sql`true`))
  const stages = new Set(rows.map(({ stage }) => stage))
  expect(stages).toEqual(new Set(['merge-qa', 'readiness', 'tracks', 'closed']))
  expect(rows.flatMap(({ tracks }) => tracks.map(({ end }) => end))).toContain('rolled_back')
})

test('events are numbered without a gap', async () => {
  const { rows } = await db.execute<{ gaps: number }>(sql`
    select count(*)::int as gaps from (
      select seq, row_number() over (partition by aggregate, aggregate_id order by seq) as expected from events) e
    where seq <> expected`)
  expect(rows[0]?.gaps).toBe(0)
})

test('people act in their working hours, and nothing is later than today', async () => {
  const { rows } = await db.execute<{ day: number; clock: string; late: boolean }>(sql`
    select extract(isodow from e.at at time zone p.zone)::int as day, e.at > ${today} as late,
      to_char(e.at at time zone p.zone, 'HH24:MI') as clock
    from events e join people p on p.id = e.actor_id`)
  expect(rows.length).toBeGreaterThan(100)
  const odd = rows.filter(
    ({ day, clock, late }) => late || day > 5 || clock < '08' || clock >= '18',
  )
  expect(odd).toEqual([])
})

test('a serverless track was read when it began and until its watch was over', async () => {
  const { rows } = await db.execute<{ version: string; verdict: string; gap: string | null }>(sql`
    select r.version, t.verdict, extract(epoch from t.monitor_until -
      (select max(h.at) from health_checks h where h.at <= t.monitor_until
        and h.release_id = r.id and h.track = t.type)) as gap
    from tracks t join releases r on r.id = t.release_id
    where t.type = 'serverless' and t.started_at is not null order by r.version`)
  expect(rows.map(({ version, verdict }) => [version, verdict])).toEqual([
    ['4.1.0', 'healthy'],
    ['4.1.1', 'healthy'],
    ['4.2.0', 'healthy'],
  ])
  const [first, , last] = rows.map(({ gap }) => Number(gap))
  expect(first).toBeLessThan(600)
  expect(last).toBeLessThan(600)
})

async function replayed(id: string) {
  const rows = await db
    .select()
    .from(events)
    .where(eq(events.aggregateId, id))
    .orderBy(asc(events.seq))
  return rows.reduce((release, { type, data, actorId, role, at }) => {
    const event = releaseEvent.parse({ type, ...(data as object) })
    return evolve(release, { event, actor: actorId, role: role as Role, at: at.toISOString() })
  }, unopened)
}
