import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { events, people, personRoles } from '@/db/schema'
import { unguarded } from '@/db/testing/unguarded'
import { admit } from './admit'

const now = new Date('2026-03-02T08:00:00Z')
const boss = { email: 'Boss@Example.com', email_verified: true, name: 'The boss' }

async function known(email: string, active = true) {
  const id = crypto.randomUUID()
  await unguarded.insert(people).values({ id, name: 'Somebody', email, active })
  return id
}

beforeEach(() => vi.stubEnv('CONSOLE_ADMIN_EMAIL', 'boss@example.com'))
afterEach(async () => {
  vi.unstubAllEnvs()
  await unguarded.delete(personRoles)
})

describe('who the company vouches for', () => {
  it('comes in by the address an admin added, in whatever case', async () => {
    const personId = await known('quinn@example.com')
    const claims = { email: 'Quinn@Example.COM', email_verified: true }
    expect(await admit(claims, now)).toEqual({ ok: true, personId })
  })

  it('stays out while nothing says that the address is verified', async () => {
    const email = 'salka@example.com'
    const personId = await known(email)
    expect(await admit({ email }, now)).toEqual({ ok: false, because: 'unverified' })
    vi.stubEnv('OIDC_TRUST_EMAIL', '1')
    expect(await admit({ email }, now)).toEqual({ ok: true, personId })
    const claims = { email, email_verified: false }
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'unverified' })
  })

  it('stays out when nobody added the address', async () => {
    const claims = { email: 'stranger@example.com', email_verified: true }
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'unknown' })
  })

  it('stays out when disabled', async () => {
    await known('dora@example.com', false)
    const claims = { email: 'dora@example.com', email_verified: true }
    expect(await admit(claims, now)).toEqual({
      ok: false,
      because: 'disabled',
    })
  })

  it('stays out when the sign-in was weaker than demanded, and nobody becomes admin by it', async () => {
    vi.stubEnv('OIDC_REQUIRE_AMR', 'otp')
    await known('petra@example.com')
    const claims = { email: 'petra@example.com', email_verified: true, amr: ['pwd'] }
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'weak' })
    expect(await admit(boss, now)).toEqual({ ok: false, because: 'weak' })
    expect(await db.select().from(personRoles)).toEqual([])
    expect(await admit({ ...claims, amr: ['pwd', 'otp'] }, now)).toMatchObject({ ok: true })
  })

  it.each([false, 'false', 'perhaps', null])(
    'stays out when the address is not verified: %s',
    async email_verified => {
      const email = `${crypto.randomUUID()}@example.com`
      await known(email)
      expect(await admit({ email, email_verified }, now)).toEqual({
        ok: false,
        because: 'unverified',
      })
    },
  )

  it.each([{}, { email: '' }, { email: 7 }])('stays out without an address: %j', async claims => {
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'no-email' })
  })
})

describe('the first admin', () => {
  const rolesOf = (personId: string) =>
    db.select().from(personRoles).where(eq(personRoles.personId, personId))

  it('is not made by an address that nobody verified', async () => {
    const { email, name } = boss
    expect(await admit({ email, name }, now)).toEqual({ ok: false, because: 'unverified' })
    expect(await db.select().from(personRoles)).toEqual([])
  })

  it('is not made by another address', async () => {
    const claims = { email: 'boss@example.org', email_verified: true }
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'unknown' })
  })

  it('is the one that the environment names, on the record, and is added once', async () => {
    const first = await admit(boss, now)
    const second = await admit(boss, now)
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    const personId = first.ok ? first.personId : ''
    expect(await rolesOf(personId)).toMatchObject([{ role: 'admin' }])
    const record = await db.select().from(events).where(eq(events.aggregateId, personId))
    expect(record).toMatchObject([{ type: 'personAdded', machine: 'seed', role: 'system' }])
  })

  it('is not a second one', async () => {
    const ada = await known('ada@example.com')
    await unguarded.insert(personRoles).values({ personId: ada, role: 'admin' })
    vi.stubEnv('CONSOLE_ADMIN_EMAIL', 'other@example.com')
    const claims = { email: 'other@example.com', email_verified: true }
    expect(await admit(claims, now)).toEqual({ ok: false, because: 'unknown' })
  })
})
