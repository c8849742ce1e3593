import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { documentOf } from '@/db/load/document'
import { seedCustomers } from './customers'
import { seedDrift } from './drift'
import { seedBooks, seedInvoices } from './invoices'
import { seedPeople } from './people'
import { seedQuarter } from './quarter'
import { seedAgreedTerms } from './terms'

const today = new Date('2026-11-23T03:00:00Z')

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  await seedAgreedTerms(before)
  await seedQuarter(today)
  await seedInvoices(today)
  await seedDrift(today)
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

test('what a customer declined is never drafted, and the ledger says why', async () => {
  const { rows } = await db.execute<{ state: string; why: string; version: string }>(sql`
    select distinct l.state, l.why, r.version from ledger l join releases r on r.id = l.release_id
    join rollouts o on o.release_id = l.release_id and o.installation_id = l.installation_id
    where o.outcome = 'declined'`)
  expect(rows).toEqual([{ state: 'not_billable', why: 'declined', version: '4.1.0' }])
})

test('one installation is blocked for want of a rate, and was billed in dollars while there was one', async () => {
  const { rows } = await db.execute(sql`
    select c.name, r.version, l.state, l.why, d.currency, ${documentOf('d')} -> 'vatInAccounting' ->> 'amount' as stated
    from ledger l join releases r on r.id = l.release_id
    join installations i on i.id = l.installation_id join customers c on c.id = i.customer_id
    left join drafts d on d.id = l.draft_id
    where l.why = 'no_rate' or d.currency = 'USD' order by r.version`)
  const of = { name: 'Atelier Quercy Assurances' }
  expect(rows).toEqual([
    { ...of, version: '4.1.0', state: 'drafted', why: null, currency: 'USD', stated: '224.25' },
    { ...of, version: '4.2.0', state: 'blocked', why: 'no_rate', currency: null, stated: null },
  ])
})

test('what was put off or failed waits for its installation', async () => {
  const { rows } = await db.execute(sql`
    select l.details ->> 'outcome' as outcome, r.version from ledger l join releases r on r.id = l.release_id
    where l.why = 'not_installed' order by 1`)
  expect(rows).toEqual([
    { outcome: 'failed', version: '4.2.0' },
    { outcome: 'postponed', version: '4.2.0' },
  ])
})

test('one approved draft drifted: its installation reports three nodes more', async () => {
  const { rows } = await db.execute(sql`
    select c.name, d.state, f.found from draft_drifts f join drafts d on d.id = f.draft_id
    join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    where f.found is not null`)
  const found = { facts: [{ name: 'nodes', was: 14, is: 17 }], more: '150.00' }
  expect(rows).toMatchObject([{ name: 'Elbtal Musterwerke AG', state: 'approved', found }])
})

test('the files of what was handed over are on the record', async () => {
  const { rows } = await db.execute<{ files: object }>(sql`
    select distinct array(select json_object_keys(data -> 'sha256') order by 1) as files
    from events where type = 'draftHandedOver'`)
  expect(rows).toEqual([{ files: ['json', 'pdf', 'xml'] }])
})
