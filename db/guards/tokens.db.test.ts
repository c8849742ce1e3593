import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { attempt, recorded, votes } from '@/db/testing/attempt'
import { issued } from '@/db/testing/issued'
import { bringAbout, of, seed, who } from '@/db/testing/stage-cases'
import { unguarded } from '@/db/testing/unguarded'
import type { Token } from '@/lib/release/people'
import { scopes } from '@/lib/release/workflow'
import { scopeEvents } from '@/lib/tokens/scope-events'

let ci: Token, reader: Token, late: Token

beforeAll(async () => {
  await bringAbout()
  const by = who('Ada').id
  const writes = { by, scopes: ['test-runs:write'] } as const
  ci = await issued({ ...writes, name: 'CI' })
  late = await issued({ ...writes, name: 'Late', expiresAt: new Date(Date.now() - 1_000) })
  reader = await issued({ by, name: 'Reader', scopes: ['releases:read'] })
})

const id = '33333333-3333-4333-8333-333333333333'
const said = {
  name: 'New',
  scopes: ['releases:read'],
  hash: 'a'.repeat(64),
  prefix: 'rc_aaaaaaaa',
  expiresAt: '2027-01-01T00:00:00.000Z',
}
const issues = (actor: Acting, data: object = {}) =>
  recorded(actor, { of: 'api_token', id, type: 'tokenIssued', data: { ...said, ...data } })
const insert = (by: string, set: Partial<typeof said> & { issuedAt?: string } = {}) => {
  const { name, hash, prefix, expiresAt, scopes, issuedAt = '2026-11-01' } = { ...said, ...set }
  return sql`insert into api_tokens (id, name, hash, prefix, scopes, issued_by, issued_at, expires_at)
    values (${id}, ${name}, ${hash}, ${prefix}, ${`{${scopes.join(',')}}`}, ${by}, ${issuedAt}, ${expiresAt})`
}
const revokes = (actor: Acting) =>
  recorded(actor, { of: 'api_token', id: ci.id, type: 'tokenRevoked' })
const revoke = (by: string) =>
  sql`update api_tokens set revoked_at = now(), revoked_by = ${by} where id = ${ci.id}`
const run = (actor: Acting) =>
  recorded(actor, { of: 'release', id: of('tested'), type: 'testRunRecorded' })
const ada = () => who('Ada')

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  ['an admin issues a token', 'done', () => [ada(), issues(ada()), insert(ada().id)]],
  ['without an event', 'api_tokens_are_recorded', () => [ada(), insert(ada().id)]],
  [
    'with other scopes than the event says',
    'api_tokens_are_recorded',
    () => [ada(), issues(ada(), { scopes: ['test-runs:write'] }), insert(ada().id)],
  ],
  [
    'with another secret than the event says',
    'api_tokens_are_recorded',
    () => [ada(), issues(ada(), { hash: 'b'.repeat(64) }), insert(ada().id)],
  ],
  [
    'for longer than the event says',
    'api_tokens_are_recorded',
    () => [ada(), issues(ada(), { expiresAt: '2026-12-24T00:00:00.000Z' }), insert(ada().id)],
  ],
  [
    'for longer than a year',
    '23514 token_expires_within_a_year',
    () => [ada(), issues(ada()), insert(ada().id, { issuedAt: '2025-12-01' })],
  ],
  [
    'for nothing',
    '23514 token_has_a_scope',
    () => [ada(), issues(ada(), { scopes: [] }), insert(ada().id, { scopes: [] })],
  ],
  [
    'with the secret itself',
    '23514 token_is_hashed',
    () => [ada(), issues(ada()), insert(ada().id, { hash: `rc_${'a'.repeat(43)}` })],
  ],
  [
    'under a name that was used before',
    '23505 api_tokens_name_unique',
    () => [ada(), issues(ada()), insert(ada().id, { name: 'CI' })],
  ],
  [
    'in the name of another',
    'api_tokens_are_by_who_acts',
    () => [ada(), issues(ada()), insert(who('Dora').id)],
  ],
  [
    'by who is no admin',
    'tokens_are_managed_by_admins: wrong-role',
    () => [who('Dora'), issues(who('Dora')), insert(who('Dora').id)],
  ],
  ['by a machine', 'tokens_are_issued_by_people', () => [seed, issues(seed)]],
  ['by a token', 'tokens_keep_to_scopes', () => [ci, issues(ci)]],

  ['an admin revokes a token', 'done', () => [ada(), revokes(ada()), revoke(ada().id)]],
  ['revoked without an event', 'api_tokens_are_recorded', () => [ada(), revoke(ada().id)]],
  [
    'revoked in the name of another',
    'api_tokens_end_by_who_acts',
    () => [ada(), revokes(ada()), revoke(who('Dora').id)],
  ],
  [
    'revoked by who is no admin',
    'tokens_are_managed_by_admins: wrong-role',
    () => [who('Dora'), revokes(who('Dora')), revoke(who('Dora').id)],
  ],
  [
    'revoked twice',
    'tokens_end_once: over',
    () => [
      ...([ada(), revokes(ada()), revoke(ada().id)] as const),
      sql`update api_tokens set revoked_at = null, revoked_by = ${ada().id} where id = ${ci.id}`,
    ],
  ],
  [
    'used before it was last used',
    'tokens_are_kept',
    () => [
      ci,
      sql`update api_tokens set last_used_at = now() where id = ${ci.id}`,
      sql`update api_tokens set last_used_at = now() - interval '1 day' where id = ${ci.id}`,
    ],
  ],
  ['given more scopes', '42501', () => [ada(), sql`update api_tokens set scopes = '{}'`]],
  ['made to last', '42501', () => [ada(), sql`update api_tokens set expires_at = now()`]],
  ['given another secret', '42501', () => [ada(), sql`update api_tokens set hash = ''`]],
  ['deleted', '42501', () => [ada(), sql`delete from api_tokens`]],
  ['scopes are widened', '42501', () => [ada(), sql`update scope_events set type = 'signedOff'`]],

  ['a token records a test run', 'done', () => [ci, run(ci)]],
  ['a token without that scope', 'tokens_keep_to_scopes', () => [reader, run(reader)]],
  ['a token that has expired', 'token_is_live', () => [late, run(late)]],
  ['a token signs', 'tokens_keep_to_scopes', () => [ci, ...votes(ci, signed())]],
  ['a token acts as another', 'event_is_by_who_acts', () => [ci, run(reader)]],
  ['a token acts as a machine', 'event_is_by_who_acts', () => [ci, run(seed)]],
  ['a machine acts as a token', 'tokens_keep_to_scopes', () => [seed, run(ci)]],
  [
    'a token holds a role',
    'machines_are_system',
    () => [
      ci,
      recorded(ci, { of: 'release', id: of('tested'), type: 'testRunRecorded', role: 'qa' }),
    ],
  ],
  [
    'the id of a session is no token',
    'token_is_live',
    () => [{ ...ci, id: who('Ada').sessionId }, run(ci)],
  ],
]

const signed = () => ({ release: of('tested'), gate: 'qa' as const, person: who('Quinn').id })

test.each(cases)('%s: %s', async (_, guard, statements) => {
  expect(await attempt(...statements())).toBe(guard)
})

test('a token that is revoked in the middle of a transaction writes no more', async () => {
  const gone = await issued({ by: ada().id, name: 'Gone', scopes: ['test-runs:write'] })
  const revoked = sql`update api_tokens set revoked_at = now() where id = ${gone.id}`
  const writing = db.transaction(async tx => {
    await tx.execute(sql`select public.begin_request('token', ${gone.id})`)
    await unguarded.execute(revoked)
    await tx.execute(run(gone))
  })
  await expect(writing).rejects.toMatchObject({ cause: { constraint: 'token_is_live' } })
})

test.each([
  ['hash', `hash = repeat('c', 64)`],
  ['scopes', `scopes = '{releases:read,test-runs:write}'`],
  ['end', `expires_at = expires_at + interval '1 day'`],
  ['name', `name = 'Other'`],
])('not even the owner changes its %s', async (_, set) => {
  const changed = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql.raw(`update api_tokens set ${set} where name = 'Reader'`))
  })
  await expect(changed).rejects.toMatchObject({ cause: { constraint: 'tokens_are_kept' } })
})

test('not even the owner deletes one', async () => {
  const deleted = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql`delete from api_tokens where name = 'Reader'`)
    await tx.execute(sql`set constraints all immediate`)
  })
  await expect(deleted).rejects.toMatchObject({ cause: { constraint: 'api_tokens_are_recorded' } })
})

test('the guards know the scopes as the code has them', async () => {
  const { rows } = await db.execute<{ scope: string; aggregate: string; type: string }>(
    sql`select scope, aggregate, type from scope_events order by scope, type`,
  )
  const inCode = scopes.flatMap(scope => scopeEvents[scope].map(event => ({ scope, ...event })))
  expect(rows).toEqual(inCode)
})
