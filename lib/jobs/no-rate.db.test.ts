import { eq, isNotNull, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { db } from '@/db/client'
import { getDraft } from '@/db/queries/draft'
import { draftDrifts, drafts, events, ledger } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { addTerms } from '@/db/seeds/terms'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { perform } from '@/lib/perform'
import type { SignedIn, Viewer } from '@/lib/release/people'
import type { RateCommand } from '@/lib/exchange-rates/commands'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const rateId = crypto.randomUUID()
let release = ''
let contact: SignedIn

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, 'buyer' as name from customers where name = 'Atelier Quercy Assurances'
    union select id, name from people where name = 'Sacha'`)
  const idOf = (name: string) => rows.find(row => row.name === name)?.id ?? ''
  contact = await signedIn(idOf('Sacha'), ['sales'])
  await addTerms(
    {
      ...{ code: 'QUERCY-2026', level: 'buyer_negotiated', party: 'customer' },
      ...{ agreedFor: idOf('buyer'), validFrom: '2026-01-01', dueKind: 'net', dueDays: '30' },
      ...{ priceBook: 'SELFHOST-USD-2026', documentName: 'Contrat-cadre Quercy 2026' },
    },
    before,
  )
  release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
}, 60_000)

async function enter(subject: string, command: RateCommand) {
  const asked = { actor: contact, subject, command, channel: 'screen', now } as const
  expect(await perform(exchangeRate, asked)).toMatchObject({ ok: true })
}
const blocked = () => db.select().from(ledger).where(eq(ledger.state, 'blocked'))
const inDollars = async () => {
  const rows = await db.select().from(drafts).where(eq(drafts.currency, 'USD'))
  return Promise.all(rows.map(async row => ({ ...row, document: await documentIn(row.id) })))
}

test('without a rate the installations of that buyer are blocked, and the others drafted', async () => {
  expect(await draftInvoices(release, { now })).toBeGreaterThan(10)
  const rows = await blocked()
  expect(rows.length).toBeGreaterThan(0)
  const [delivered] = await db
    .select({ id: drafts.id })
    .from(drafts)
    .where(eq(drafts.currency, 'EUR'))
  const { deliveredOn: on } = await documentIn(delivered?.id ?? '')
  for (const { why, details } of rows)
    expect([why, details]).toEqual(['no_rate', { code: 'no_rate', from: 'USD', to: 'EUR', on }])
  const view = await getDraft({} as Viewer, rows[0]?.id ?? '')
  expect(view).toMatchObject({ state: 'blocked', why: { code: 'no_rate' } })
  expect(await inDollars()).toEqual([])
})

test('a rate that is too old, or of the other direction, leaves them blocked and writes nothing', async () => {
  const on = '2026-10-20'
  const source = 'A central bank'
  await enter(crypto.randomUUID(), {
    ...{ type: 'recordRate', from: 'USD', to: 'EUR', on, rate: '0.5', source },
  })
  await enter(crypto.randomUUID(), {
    ...{ type: 'recordRate', from: 'EUR', to: 'USD', on: '2026-11-02', rate: '1.16', source },
  })
  const written = await db.$count(events, eq(events.aggregate, 'draft'))
  expect(await draftInvoices(release, { now })).toBe(0)
  expect(await db.$count(events, eq(events.aggregate, 'draft'))).toBe(written)
})

test('once it is entered they are drafted, with the VAT in euros and what it follows from', async () => {
  const waiting = (await blocked()).length
  const [first] = await blocked()
  const { on } = first?.details as { on: string }
  const rate = { from: 'USD', to: 'EUR', on, rate: '0.8625', source: 'A central bank' } as const
  await enter(rateId, { type: 'recordRate', ...rate })
  expect(await draftInvoices(release, { now })).toBe(waiting)
  const made = await inDollars()
  expect(made).toHaveLength(waiting)
  for (const { document, vat } of made) {
    expect(document.exchange).toEqual(rate)
    const { rows } = await db.execute<{ stated: string }>(
      sql`select round(${vat}::numeric * 0.8625, 2)::text as stated`,
    )
    expect(document.vatInAccounting).toEqual({ currency: 'EUR', amount: rows[0]?.stated })
  }
  expect(await blocked()).toEqual([])
})

test('a rate that is corrected afterwards is drift of every draft that rests on it, and of no other', async () => {
  await lookForDrift(now)
  expect(await db.$count(draftDrifts, isNotNull(draftDrifts.found))).toBe(0)
  const correction = { rate: '0.8626', source: 'A central bank', reason: 'A digit.' }
  await enter(rateId, { type: 'correctRate', ...correction })
  await lookForDrift(now)
  const found = await db.select().from(draftDrifts).where(isNotNull(draftDrifts.found))
  const made = await inDollars()
  expect(found.map(({ draftId }) => draftId).toSorted()).toEqual(
    made.map(({ id }) => id).toSorted(),
  )
  expect(found[0]?.found).toMatchObject({ other: ['exchange'], more: '0.00', facts: [] })
})
