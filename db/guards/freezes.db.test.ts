import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { unguarded } from '@/db/testing/unguarded'

const seed = { kind: 'machine', name: 'seed' } as const
const other = '11111111-1111-4111-8111-111111111111'
const freeze = '22222222-2222-4222-8222-222222222222'
let here: Gathered

beforeAll(async () => {
  here = await gathered()
  await unguarded.execute(sql`insert into freezes (id, tracks, reason, zone, start_local, end_local, starts_at, ends_at)
    values (${freeze}, '{serverless}', 'x', 'UTC', '', '', now(), now() + interval '2 days')`)
})

const says = (actor: Acting, id: string, of: string) =>
  recorded(actor, { of, id, type: 'freezeEnded' })
const end = (change: string) =>
  sql`update freezes set ended_at = now(), ended_by = ${here.who('Dora').id}, ${sql.raw(change)} where id = ${freeze}`

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  [
    'a freeze is ended',
    'done',
    () => [here.who('Dora'), says(here.who('Dora'), freeze, 'freeze'), end(`ends_at = now()`)],
  ],
  [
    'a freeze is ended without an event',
    'freezes_are_recorded',
    () => [here.who('Dora'), end(`ends_at = now()`)],
  ],
  [
    'a freeze is ended in the name of another',
    'freezes_end_by_who_acts',
    () => [here.who('Dag'), says(here.who('Dag'), freeze, 'freeze'), end(`ends_at = now()`)],
  ],
  [
    'a freeze is made longer',
    'freezes_are_only_cut_short',
    () => [
      here.who('Dora'),
      says(here.who('Dora'), freeze, 'freeze'),
      end(`ends_at = ends_at + interval '1 day'`),
    ],
  ],
  [
    'a freeze is ended twice',
    'freezes_end_once: over',
    () => [
      here.who('Dora'),
      says(here.who('Dora'), freeze, 'freeze'),
      end(`ends_at = now()`),
      end(`ends_at = now()`),
    ],
  ],
  [
    'a freeze ends before it starts',
    '23514 freeze_ends_after_start',
    () => [
      seed,
      says(seed, other, 'freeze'),
      sql`insert into freezes (id, tracks, reason, zone, start_local, end_local, starts_at, ends_at)
    values (${other}, '{serverless}', 'x', 'UTC', '', '', now(), now())`,
    ],
  ],
  ['a freeze is for other tracks', '42501', () => [seed, sql`update freezes set tracks = '{}'`]],
]

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})
