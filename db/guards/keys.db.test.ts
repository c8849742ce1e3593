import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { dropOldClaims } from '@/db/claim'
import { db } from '@/db/client'
import { idempotencyKeys } from '@/db/schema'
import { attempt } from '@/db/testing/attempt'
import { unguarded } from '@/db/testing/unguarded'

const day = 86_400_000
const kept = { personId: crypto.randomUUID(), command: 'c', subject: 's', digest: 'd' }
const key = (days: number) => ({
  ...kept,
  key: crypto.randomUUID(),
  at: new Date(Date.now() - days * day),
})
const young = key(6.9)
const old = key(7.1)

beforeEach(async () => {
  await unguarded.delete(idempotencyKeys)
  await unguarded.insert(idempotencyKeys).values([young, old])
})

const left = async () =>
  (await db.select({ key: idempotencyKeys.key }).from(idempotencyKeys)).map(row => row.key)

test('the key of a form that had its effect is kept for a week: keys_are_kept', async () => {
  const drop = (which: string) => sql`delete from idempotency_keys where key = ${which}`
  expect(await attempt(null, drop(young.key))).toBe('keys_are_kept')
  expect(await attempt(null, drop(old.key))).toBe('done')
  expect(await attempt(null, sql`delete from idempotency_keys`)).toBe('keys_are_kept')
  expect(await left()).toHaveLength(2)
})

test('its age is not changed either', async () => {
  const age = sql`update idempotency_keys set at = now() - interval '8 days'`
  expect(await attempt(null, age)).toBe('42501')
})

test('the transaction that took a key may give it back', async () => {
  const { key: mine } = key(0)
  const take = sql`insert into idempotency_keys (key, person_id, command, subject, digest, at)
    values (${mine}, ${kept.personId}, 'c', 's', 'd', now())`
  const give = sql`delete from idempotency_keys where key = ${mine}`
  expect(await attempt(null, take, give)).toBe('done')
})

test('the sweep takes the old keys and leaves the others', async () => {
  await dropOldClaims()
  expect(await left()).toEqual([young.key])
})
