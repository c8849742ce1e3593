import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { events, idempotencyKeys } from '@/db/schema'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { releaseIn } from '@/db/testing/release-in'
import { doorOf } from '@/lib/doors'
import { performOnce } from '@/lib/perform-once'
import type { Command } from '@/lib/release/commands'
import type { SignedIn } from '@/lib/release/people'

let minor = 0
let version: string
let petra: SignedIn
let paul: SignedIn

beforeAll(async () => {
  await seedPeople(new Date(Date.now() - 86_400_000))
  petra = await signedIn(await idOf('Petra'), ['product'])
  paul = await signedIn(await idOf('Paul'), ['product'])
})
beforeEach(async () => {
  version = `4.${String(++minor)}.0`
  await releaseIn('opened', { version })
})

const edit = (title: string): Command => ({ type: 'editRelease', title, notes: '' })
const asked = (actor: SignedIn, subject = version) => ({
  actor,
  subject,
  channel: 'screen' as const,
  zone: 'UTC',
})
const send = (key: string, title: string, who = petra, subject = version) =>
  performOnce(release, { ...asked(who, subject), command: edit(title) }, key)
const added = async (act: () => Promise<unknown>) => {
  const before = await db.$count(events)
  await act()
  return (await db.$count(events)) - before
}

test('eight posts of one form at once have one effect, and the door gives all the same answer', async () => {
  const once = crypto.randomUUID()
  const enter = () => doorOf('editRelease').enter({ ...asked(petra), once }, edit('Clicked twice'))
  const effects = await added(async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, enter))
    expect(answers).toEqual(Array(8).fill({ ok: true }))
  })
  expect(effects).toBe(1)
})

test('without the key each of them counts', async () => {
  const enter = () => doorOf('editRelease').enter(asked(petra), edit('Clicked twice'))
  expect(await added(() => Promise.all([enter(), enter()]))).toBe(2)
})

test('the key of somebody else is refused', async () => {
  const key = crypto.randomUUID()
  await send(key, 'First')
  expect(
    await added(async () => expect(await send(key, 'First', paul)).toBe('somebody-elses')),
  ).toBe(0)
})

test('a key that had its effect takes nothing else, here or elsewhere', async () => {
  const key = crypto.randomUUID()
  await send(key, 'First')
  await releaseIn('opened', { version: `5.${String(minor)}.0` })
  const effects = await added(async () => {
    expect(await send(key, 'Second')).toBe('another')
    expect(await send(key, 'First', petra, `5.${String(minor)}.0`)).toBe('another')
  })
  expect(effects).toBe(0)
})

test('what was refused is mended and sent again under the same key', async () => {
  const key = crypto.randomUUID()
  const viewer = { ...petra, roles: ['viewer'] } as const
  const sent = { ...asked(petra), actor: viewer, command: edit('First') }
  expect(await performOnce(release, sent, key)).toMatchObject({ ok: false })
  expect(await send(key, 'First', petra, '0.0.404')).toBeNull()
  expect(await send(key, 'Another title')).toMatchObject({ ok: true })
})

test('a key is not kept without its effect', async () => {
  const before = await db.$count(idempotencyKeys)
  const key = crypto.randomUUID()
  const broken = { ...release, project: () => Promise.reject(new Error('No room.')) }
  const failing = performOnce(broken, { ...asked(petra), command: edit('Lost') }, key)
  await expect(failing).rejects.toThrow('No room.')
  expect(await db.$count(idempotencyKeys)).toBe(before)
  expect(await send(key, 'Lost')).toMatchObject({ ok: true })
})

async function idOf(name: string) {
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = ${name}`)
  return rows[0]?.id ?? ''
}
