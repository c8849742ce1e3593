import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { teller, type Teller } from '@/db/seeds/teller'
import { attempt, recorded } from '@/db/testing/attempt'
import { hired } from '@/db/testing/hired'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { addSession } from '@/lib/auth/sessions'
import type { SignedIn } from '@/lib/release/people'
import { machineNames } from '@/lib/release/people'

const seed = { kind: 'machine', name: 'seed' } as const
const edited = { title: 'Another', notes: 'For the tests.' }
const hour = 3_600_000
let tell: Teller
let petra: SignedIn
let release = ''

beforeAll(async () => {
  await seedPeople(new Date(Date.now() - 24 * hour))
  await releaseIn('opened', { version: '5.1.0' })
  tell = await teller({ now: new Date() })
  petra = named('Petra')
  const { rows } = await db.execute<{ id: string }>(sql`select id from releases`)
  release = rows[0]?.id ?? ''
})

const named = (name: string) => {
  const found = tell.cast.get(name)
  if (!found) throw new Error(`${name} is not there.`)
  return found
}
const says = (actor: Acting, more = {}) =>
  recorded(actor, { of: 'release', id: release, type: 'releaseEdited', data: edited, ...more })
const edits = sql`update releases set title = 'Another'`

test('what is recorded by who acts is done', async () => {
  expect(await attempt(petra, says(petra), edits)).toBe('done')
  expect(await attempt(seed, says(seed), edits)).toBe('done')
})

test('the machines are those the application knows', async () => {
  const { rows } = await db.execute<{ name: string }>(sql`select name from machines`)
  expect(rows.map(({ name }) => name).sort()).toEqual([...machineNames].sort())
})

describe('who acts', () => {
  const lives = { started: -1, seen: 0, ends: 1, active: true }
  const sessions = {
    revoked: { revoked: true },
    ended: { started: -13, ends: -1 },
    'left alone for half an hour': { seen: -0.51 },
    'of somebody who is disabled': { active: false },
  }

  test.each(Object.entries(sessions))('is nobody by a session %s', async (_, change) => {
    const open = await withSession(lives)
    expect(await attempt(open, says(open))).toBe('done')
    const dead = await withSession({ ...lives, ...change })
    expect(await attempt(dead, says(dead))).toBe('session_is_live')
  })

  test('is nobody by a session that never was, or by another kind of credential', async () => {
    const forged = { ...petra, sessionId: crypto.randomUUID() }
    expect(await attempt(forged, says(forged))).toBe('session_is_live')
    const asMachine = sql`select begin_request('machine', ${petra.sessionId})`
    expect(await attempt(null, asMachine)).toBe('machine_is_known')
    const asRobot = sql`select begin_request('robot', ${petra.sessionId})`
    expect(await attempt(null, asRobot)).toBe('machine_is_known')
  })

  test('is nobody where the transaction did not say, whatever is set', async () => {
    expect(await attempt(null, says(petra))).toBe('event_is_by_who_acts')
    const set = sql`select set_config('console.actor', ${petra.id}, true)`
    expect(await attempt(null, set, says(petra))).toBe('event_is_by_who_acts')
  })

  test('does not outlast the transaction on the same connection', async () => {
    const one = db.$client
    const client = await one.connect()
    try {
      await client.query('begin')
      await client.query(`select begin_request('person', '${petra.sessionId}')`)
      await client.query('commit')
      const { rows } = await client.query('select person, machine from acting()')
      expect(rows).toEqual([{ person: null, machine: null }])
    } finally {
      client.release()
    }
  })

  test('does not change within a transaction', async () => {
    const again = sql`select begin_request('person', ${named('Dora').sessionId})`
    expect(await attempt(petra, again)).toBe('one_acts_per_transaction')
  })

  test('is looked at again with every event: what was revoked meanwhile acts no longer', async () => {
    const person = await hired('Meanwhile', 'product')
    const answer = await attempt(
      person,
      says(person),
      sql`update sessions set revoked_at = now() where id = ${person.sessionId}`,
      says(person),
    )
    expect(answer).toBe('session_is_live')
  })
})

const forged: [string, string, () => [Acting, ...SQL[]]][] = [
  ['another person', 'event_is_by_who_acts', () => [petra, says(named('Paul'))]],
  ['a machine', 'event_is_by_who_acts', () => [petra, says(seed)]],
  ['a person, by a machine', 'event_is_by_who_acts', () => [seed, says(petra)]],
  [
    'another machine',
    'event_is_by_who_acts',
    () => [seed, says({ kind: 'machine', name: 'scheduler' })],
  ],
  ['a role not held', 'role_is_held: wrong-role', () => [petra, says(petra, { role: 'qa' })]],
  ['the system', 'role_is_held: wrong-role', () => [petra, says(petra, { role: 'system' })]],
  ['a role of a machine', 'machines_are_system', () => [seed, says(seed, { role: 'product' })]],
]

test.each(forged)('an event that names %s is refused', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

test('a role that was taken meanwhile is not used', async () => {
  const person = await hired('Demoted', 'product')
  expect(await attempt(person, says(person))).toBe('done')
  await unguarded.execute(sql`delete from person_roles where person_id = ${person.id}`)
  expect(await attempt(person, says(person))).toBe('role_is_held: wrong-role')
})

test.each([
  [0, '23505 events_aggregate_aggregateId_seq_unique'],
  [1, 'done'],
  [3, 'chain_has_no_gap'],
])('an event numbered %i after the last: %s', async (by, answer) => {
  const event = sql`insert into events
      (aggregate, aggregate_id, seq, subject, actor_id, role, channel, type, data, at)
    select 'release', ${release}, max(seq) + ${by}, 'test', ${petra.id}, 'product', 'api', 'releaseEdited',
      ${JSON.stringify(edited)}, now() from events where aggregate_id = ${release}`
  expect(await attempt(petra, event)).toBe(answer)
})

test('an event of long ago does not stand for this transaction', async () => {
  const pretends = sql`insert into events
      (aggregate, aggregate_id, seq, subject, actor_id, role, channel, type, data, at, xid)
    select 'release', ${release}, max(seq) + 1, 'test', ${petra.id}, 'product', 'api', 'releaseEdited',
      '{}', now(), '3' from events where aggregate_id = ${release}`
  expect(await attempt(petra, pretends, edits)).toBe('event_is_of_its_transaction')
  expect(await attempt(petra, edits)).toBe('releases_are_recorded')
})

type Life = { started: number; seen: number; ends: number; active: boolean; revoked?: boolean }

async function withSession({ started, seen, ends, active, revoked }: Life) {
  const { id, roles } = await hired('Somebody', 'product')
  const at = (hours: number) => new Date(Date.now() + hours * hour)
  const sessionId = await addSession(id, at(started), at(ends))
  const ended = revoked ? at(0).toISOString() : null
  await unguarded.execute(sql`update sessions set seen_at = ${at(seen).toISOString()}, revoked_at = ${ended}
    where id = ${sessionId}`)
  await unguarded.execute(sql`update people set active = ${active} where id = ${id}`)
  return { ...(await signedIn(id, roles)), sessionId }
}
