import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { countWaiting, getWaiting } from '@/db/queries/waiting'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { demoPeople, seedPeople } from '@/db/seeds/people'
import { releaseIn } from '@/db/testing/release-in'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import type { Viewer } from '@/lib/release/people'

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
})

test('counts for each person what they can do now, and not what waits for others', async () => {
  expect(await counts()).toEqual({ Petra: 0, Paul: 0, Quinn: 0, Dora: 0, Sunna: 0, Vera: 0 })

  await releaseIn('tested', { version: '9.1.0' })
  expect(await counts()).toEqual({ Petra: 0, Paul: 0, Quinn: 1, Dora: 0, Sunna: 0, Vera: 0 })

  // Planned by Dora, so that another of DevOps confirms; and a row for each criterion of its owner.
  await releaseIn('planned', { version: '9.2.0' })
  expect(await counts()).toMatchObject({ Quinn: 1, Dora: 0 })
  await releaseIn('readiness', { version: '9.3.0' })
  const waiting = await counts()
  expect(waiting['Vera']).toBe(0)
  expect(waiting['Dora']).toBeGreaterThan(1)
  const { rows } = await db.execute<{ open: number }>(sql`
    select count(*)::int as open from criteria c join releases r on r.id = c.release_id
    where r.version = '9.3.0'`)
  const answered = Object.entries(waiting).filter(([name]) => name !== 'Paul')
  expect(answered.reduce((sum, [, count]) => sum + count, 0)).toBe(1 + (rows[0]?.open ?? NaN))
})

test('what does not wait for somebody waits for others, and nothing is lost between', async () => {
  const [dora, vera] = [await viewerNamed('Dora'), await viewerNamed('Vera')]
  const [hers, seen] = [await getWaiting(dora), await getWaiting(vera)]
  expect(hers.count).toBeGreaterThan(1)
  expect(hers.count + hers.forOthers).toBe(seen.forOthers)
})

test('counts the drafts of a release as one row, for sales alone', async () => {
  await releaseIn('deployment', { version: '9.4.0' })
  const before = await counts()
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from releases where version = '9.4.0'`,
  )
  await draftInvoices(rows[0]?.id ?? '')
  expect(await counts()).toEqual({ ...before, Sunna: (before['Sunna'] ?? NaN) + 1 })
})

test('the navigation hears of what changes', async () => {
  const quinn = await viewerNamed('Quinn')
  const before = (await countWaiting(quinn)) ?? NaN
  await releaseIn('tested', { version: '9.5.0' })
  await vi.waitFor(async () => expect(await countWaiting(quinn)).toBe(before + 1), 10_000)
})

async function counts() {
  const names = ['Petra', 'Paul', 'Quinn', 'Dora', 'Sunna', 'Vera']
  const found = await Promise.all(
    names.map(async name => [name, (await getWaiting(await viewerNamed(name))).count] as const),
  )
  return Object.fromEntries(found)
}

async function viewerNamed(name: string): Promise<Viewer> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = ${name}`)
  const role = demoPeople.find(person => person.name === name)?.role
  return { kind: 'person', id: rows[0]?.id, name, roles: role ? [role] : [] } as unknown as Viewer
}
