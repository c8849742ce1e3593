import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { issued } from '@/db/testing/issued'
import { unguarded } from '@/db/testing/unguarded'

const token = '11111111-1111-4111-8111-111111111111'
const hash = 'a'.repeat(64)
const prefix = 'rc_abcdefgh'
let here: Gathered
let places: string[] = []

beforeAll(async () => {
  here = await gathered()
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from installations order by id limit 2`,
  )
  places = rows.map(({ id }) => id)
})

const ada = () => here.who('Ada')
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

type Wanted = {
  from?: string
  until?: string
  scopes?: string[]
  place?: string | null
  said?: string | null
}
function issue({
  from = inDays(0),
  until = inDays(90),
  scopes = ['releases:read'],
  place = null,
  said = place,
}: Wanted = {}) {
  const data = { name: 'New', hash, prefix, scopes, expiresAt: until, installationId: said }
  return [
    ada(),
    recorded(ada(), { of: 'api_token', id: token, type: 'tokenIssued', data }),
    sql`insert into api_tokens (id, name, hash, prefix, scopes, issued_by, issued_at, expires_at, installation_id)
      values (${token}, 'New', ${hash}, ${prefix}, ${`{${scopes.join(',')}}`}, ${ada().id}, ${from}, ${until}, ${place})`,
  ] as [Acting, ...SQL[]]
}
const agent = { scopes: ['installations:write'] }

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  ['a token is issued now', 'done', () => issue()],
  ['for a year', 'done', () => issue({ until: inDays(365) })],
  [
    'a token is issued ahead',
    'tokens_begin_now',
    () => issue({ from: '2100-01-01T00:00:00Z', until: '2100-12-31T00:00:00Z' }),
  ],
  [
    'a token is issued for an installation',
    'done',
    () => issue({ ...agent, place: places[0] ?? '' }),
  ],
  [
    'a token that reports facts is issued for none',
    'tokens_report_for_an_installation: installation-reports-facts',
    () => issue(agent),
  ],
  [
    'a token that reads releases is issued for an installation',
    '23514 facts_are_reported_by_their_installation',
    () => issue({ place: places[0] ?? '' }),
  ],
  [
    'a token for an installation opens more',
    '23514 facts_are_reported_by_their_installation',
    () => issue({ scopes: ['installations:write', 'releases:read'], place: places[0] ?? '' }),
  ],
  [
    'a token is issued for another installation than its event says',
    'api_tokens_are_recorded',
    () => issue({ ...agent, place: places[0] ?? '', said: places[1] ?? '' }),
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

const reports = (actor: Acting, place = 0) =>
  recorded(actor, { of: 'installation', id: places[place] ?? '', type: 'factsReported' })

test('a token reports of its installation and of no other', async () => {
  const scopes = ['installations:write'] as const
  const here = await issued({ by: ada().id, name: 'Here', scopes, installationId: places[0] ?? '' })
  expect(await attempt(here, reports(here))).toBe('done')
  expect(await attempt(here, reports(here, 1))).toBe('tokens_keep_to_scopes')
})

test('a token from before it was issued for one reports no more', async () => {
  const old = await issued({ by: ada().id, name: 'Old', scopes: ['installations:write'] })
  expect(await attempt(old, reports(old))).toBe('tokens_keep_to_scopes')
})

const session = (started: string, seen = started) => sql`
  insert into sessions (id, person_id, started_at, seen_at, ends_at)
  values (${token}, ${ada().id}, ${started}::timestamptz, ${seen}, ${started}::timestamptz + interval '12 hours')`
const seen = (at: string) => sql`update sessions set seen_at = ${at} where id = ${token}`

test('a session begins now, and is not seen ahead of the clock', async () => {
  expect(await attempt(null, session(inDays(0)), seen(inDays(0)))).toBe('done')
  expect(await attempt(null, session('2100-01-01T00:00:00Z'))).toBe('sessions_begin_now')
  expect(await attempt(null, session(inDays(0), '2100-01-01T00:00:00Z'))).toBe('sessions_begin_now')
  expect(await attempt(null, session(inDays(0)), seen('2100-01-01T00:00:00Z'))).toBe(
    'sessions_begin_now',
  )
})

test('not even the owner gives a token another installation', async () => {
  const changed = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(
      sql`update api_tokens set installation_id = ${places[1] ?? ''} where name = 'Here'`,
    )
  })
  await expect(changed).rejects.toMatchObject({ cause: { constraint: 'tokens_are_kept' } })
})
