import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from './customers'
import { seedBooks, seedInvoices } from './invoices'
import { seedPeople } from './people'
import { seedQuarter } from './quarter'

const today = new Date('2026-11-23T03:00:00Z')

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  await seedQuarter(today)
  await seedInvoices(today)
}, 60_000)

test('sales decides in working hours, and not after today', async () => {
  const { rows } = await db.execute<{ day: number; clock: string; late: boolean }>(sql`
    select extract(isodow from e.at at time zone p.zone)::int as day, e.at > ${today} as late,
      to_char(e.at at time zone p.zone, 'HH24:MI') as clock
    from events e join people p on p.id = e.actor_id where e.aggregate = 'draft'`)
  expect(rows.length).toBeGreaterThan(10)
  const odd = rows.filter(
    ({ day, clock, late }) => late || day > 5 || clock < '08' || clock >= '18',
  )
  expect(odd).toEqual([])
})

test('what a customer declined is cancelled, never approved', async () => {
  const { rows } = await db.execute<{ state: string; version: string }>(sql`
    select distinct d.state, r.version from drafts d join releases r on r.id = d.release_id
    join rollouts o on o.release_id = d.release_id and o.installation_id = d.installation_id
    where o.outcome = 'declined'`)
  expect(rows).toEqual([{ state: 'cancelled', version: '4.1.0' }])
})
