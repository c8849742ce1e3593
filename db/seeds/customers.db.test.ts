import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { customers, freezes, installations } from '@/db/schema'
import { seedCustomers } from './customers'
import { seedFreezes } from './freezes'

test('the demonstration has customers, partners and installations of every type', async () => {
  await seedCustomers(new Date('2026-09-01T09:00:00Z'))
  const types = await db
    .select({ type: installations.type, count: sql<number>`count(*)::int` })
    .from(installations)
    .groupBy(installations.type)
    .orderBy(installations.type)
  expect(types).toEqual([
    { type: 'serverless', count: 5 },
    { type: 'self_hosted', count: 14 },
    { type: 'sovereign', count: 5 },
  ])
  const countries = await db
    .select({ country: customers.country })
    .from(customers)
    .where(eq(customers.partner, true))
  expect(countries.map(({ country }) => country).toSorted()).toEqual(['DE', 'FR', 'IS'])
})

test('the demonstration has freezes that are over and one to come', async () => {
  const now = new Date('2026-11-24T12:00:00Z')
  await seedFreezes(now)
  const rows = await db.select().from(freezes)
  expect(rows.map(({ endsAt }) => endsAt > now).toSorted()).toEqual([false, false, true])
})
