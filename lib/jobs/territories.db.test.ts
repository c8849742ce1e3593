import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { accounting } from '@/db/aggregates/accounting'
import { customer } from '@/db/aggregates/customer'
import { db } from '@/db/client'
import { loadSince } from '@/db/load/since'
import { getAccounting } from '@/db/queries/accounting'
import { listDraftDuties } from '@/db/queries/draft-duties'
import { draftDrifts, drafts, ledger } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { teller, type Teller } from '@/db/seeds/teller'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { accountingId } from '@/lib/accounting/accounting'
import { payloads } from '@/lib/accounting/commands'
import type { CompanyFacts } from '@/lib/customers/commands'
import { monaco } from '@/lib/invoice/testing'
import { perform } from '@/lib/perform'
import type { Viewer } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const viewer = {} as Viewer
let cast: Teller['cast']
let release = ''
let delivered = ''

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  cast = (await teller({ now: new Date() })).cast
  await move('Atelier Quercy Assurances', 'MC')
  release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
}, 60_000)

function who(name: string) {
  const person = cast.get(name)
  if (!person) throw new Error(`${name} is not there.`)
  return person
}

async function move(name: string, country: string) {
  const { rows } = await db.execute<CompanyFacts & { id: string }>(sql`
    select id, name, country, contact, language, partner from customers where name = ${name}`)
  const [found] = rows
  if (!found) throw new Error(`${name} is not there.`)
  const { id, ...facts } = found
  const numbers = { country, vatId: null, registration: null }
  const command = { type: 'editCustomer', ...facts, ...numbers } as const
  const asked = { actor: who('Sunna'), subject: id, channel: 'screen', now } as const
  expect(await perform(customer, { ...asked, command })).toMatchObject({ ok: true })
}

function decide(by: string, change: Parameters<typeof monaco>[0] & { undecided?: true } = {}) {
  const { undecided, ...changed } = change
  const typed = { ...monaco(changed), ...(undecided && { treatment: 'undecided' }) }
  const command = {
    type: 'decideTerritory' as const,
    ...payloads.decideTerritory.parse(typed),
  }
  const asked = { actor: who(by), subject: 'accounting', channel: 'screen', now } as const
  return perform(accounting, { ...asked, command })
}

const blocked = () => db.select().from(ledger).where(eq(ledger.state, 'blocked'))
async function inMonaco() {
  const rows = await db.select().from(drafts)
  const read = await Promise.all(
    rows.map(async row => ({ id: row.id, document: await documentIn(row.id) })),
  )
  return read.filter(({ document }) => document.parties?.buyer.country === 'MC')
}
const driftOf = async (id: string) =>
  (await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id)))[0]?.found ?? null

test('until accounting decides, who buys in Monaco is blocked, and it waits for the contact alone', async () => {
  expect(await draftInvoices(release, { now })).toBeGreaterThan(10)
  const rows = await blocked()
  expect(rows.length).toBeGreaterThan(0)
  const [first] = rows
  delivered = (first?.details as { on: string }).on
  for (const { why, details } of rows)
    expect([why, details]).toEqual([
      'vat_territory',
      { code: 'vat_territory', country: 'MC', seller: 'FR', on: delivered },
    ])
  const yours = async (name: string) =>
    (await listDraftDuties({ ...who(name), name } as unknown as Viewer)).find(
      ({ kind }) => kind === 'blocked',
    )
  expect(await yours('Sacha')).toMatchObject({ by: 'accounting', yours: true })
  expect(await yours('Sunna')).toMatchObject({ by: 'accounting', yours: false })
})

test('only the contact decides', async () => {
  const refusal = { code: 'not-accounting', contact: 'Sacha' }
  expect(await decide('Sunna')).toEqual({ ok: false, refusal })
  for (const name of ['Ada', 'Dora', 'Quinn', 'Vera'])
    expect(await decide(name)).toMatchObject({ ok: false, refusal: { code: 'wrong-role' } })
  expect((await getAccounting(viewer)).decisions).toEqual([])
})

test('a decision for a later day, or another territory, leaves them blocked and writes nothing', async () => {
  const waiting = (await blocked()).length
  expect(await decide('Sacha', { from: '2027-01-01' })).toMatchObject({ ok: true })
  expect(await decide('Sacha', { territory: 'RE' })).toMatchObject({ ok: true })
  expect(await draftInvoices(release, { now })).toBe(0)
  expect(await blocked()).toHaveLength(waiting)
})

test('from the day on that it counts they are drafted, and say what was decided and why', async () => {
  const waiting = (await blocked()).length
  expect(await decide('Sacha', { from: delivered })).toMatchObject({ ok: true })
  expect(await draftInvoices(release, { now })).toBe(waiting)
  expect(await blocked()).toEqual([])
  const made = await inMonaco()
  expect(made).toHaveLength(waiting)
  for (const { document } of made) {
    expect(document.vat).toMatchObject({ category: 'S', rate: '20' })
    expect(document.territory).toEqual(monaco({ from: delivered }))
  }
})

test('what is decided otherwise for that day is drift of those drafts, and of no other', async () => {
  await lookForDrift(now)
  const [one] = await inMonaco()
  expect(await driftOf(one?.id ?? '')).toBeNull()
  await decide('Sacha', { from: delivered, treatment: 'outside', evidence: 'Advice of the day' })
  await lookForDrift(now)
  const there = new Set((await inMonaco()).map(({ id }) => id))
  for (const { draftId, found } of await db.select().from(draftDrifts)) {
    if (there.has(draftId)) expect(found).toMatchObject({ kind: 'changed', other: ['vat'] })
    else expect(found).toBeNull()
  }
  await decide('Sacha', { from: delivered, undecided: true, evidence: 'Asked again' })
  await lookForDrift(now)
  expect(await driftOf(one?.id ?? '')).toMatchObject({ why: { code: 'vat_territory' } })
})

test('everything that was decided is kept: what, from which day, on what, by whom and when', async () => {
  const { decisions, territories } = await getAccounting(viewer)
  const of = decisions.filter(({ territory }) => territory === 'MC')
  expect(of).toMatchObject([
    { treatment: 'domestic', from: '2027-01-01', inForce: { to: null } },
    { treatment: null, from: delivered, inForce: { to: '2026-12-31' }, evidence: 'Asked again' },
    { treatment: 'outside', from: delivered, inForce: null, evidence: 'Advice of the day' },
    { treatment: 'domestic', from: delivered, inForce: null, evidence: monaco().evidence },
  ])
  for (const { decidedBy, decidedAt } of decisions) {
    expect(decidedBy).toBe('Sacha')
    expect(new Date(decidedAt)).toEqual(now)
  }
  expect(territories.map(({ territory, treatment }) => [territory, treatment])).toEqual([
    ['MC', null],
    ['MC', 'domestic'],
    ['RE', 'domestic'],
  ])
  const record = await db.transaction(tx => loadSince(tx, accounting, accountingId, 0))
  const told = record.filter(({ what }) => what.type === 'territoryDecided')
  expect(told.map(({ by }) => by)).toEqual(decisions.map(() => ({ person: 'Sacha' })))
})
