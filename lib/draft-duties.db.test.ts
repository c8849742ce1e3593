import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { listDraftDuties } from '@/db/queries/draft-duties'
import { getWaiting } from '@/db/queries/waiting'
import { drafts, ledger } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { teller, type Teller } from '@/db/seeds/teller'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import type { CompanyFacts } from '@/lib/customers/commands'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { clearedBy } from '@/lib/invoice/blocked'
import { filesDrawn } from '@/lib/invoice/testing'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { holdDrafts } from '@/lib/jobs/hold-drafts'
import { lookForDrift } from '@/lib/jobs/look-for-drift'
import { sum } from '@/lib/money'
import { perform } from '@/lib/perform'
import type { Viewer } from '@/lib/release/people'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const version = '4.1.0'
let cast: Teller['cast']
let releaseId = ''
let ids: string[] = []

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  cast = (await teller({ now: new Date() })).cast
  releaseId = await startedRelease(new Date('2026-11-02T08:00:00Z'), version)
}, 60_000)

function who(name: string) {
  const person = cast.get(name)
  if (!person) throw new Error(`${name} is not there.`)
  return person
}
const seenBy = (name: string) => listDraftDuties({ ...who(name), name } as unknown as Viewer)
/** What the queue of somebody says: kind, how many, and whether it is theirs. */
async function queueOf(name: string) {
  const found = await seenBy(name)
  return Object.fromEntries(
    found.map(({ kind, own, count, yours }) => [own ? `${kind} (own)` : kind, { count, yours }]),
  )
}
async function done(name: string, index: number, command: AnyDraftCommand) {
  const asked = { actor: who(name), subject: ids[index] ?? '', channel: 'screen', now } as const
  const decision = await perform(draft, { ...asked, command })
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}

test('what accounting has to clear is nobody’s while nobody is named, and then the contact’s alone', async () => {
  await draftInvoices(releaseId, { now })
  const [duty, ...rest] = await seenBy('Sacha')
  expect(duty).toMatchObject({ kind: 'blocked', by: 'accounting', count: 19, yours: false })
  expect(duty).toMatchObject({ version, totals: [] })
  expect(rest).toEqual([])
  await seedBooks(before)
  const yours = { blocked: { count: 19, yours: true } }
  expect(await queueOf('Sacha')).toEqual(yours)
  const others = { blocked: { count: 19, yours: false } }
  for (const name of ['Sunna', 'Dora', 'Quinn', 'Ada', 'Vera'])
    expect(await queueOf(name)).toEqual(others)
})

test.each(Object.entries(clearedBy))('blocked by %s waits for %s', async (code, by) => {
  const details = sql`jsonb_build_object('code', ${code}::text)`
  await unguarded.update(ledger).set({ details }).where(eq(ledger.state, 'blocked'))
  expect(await seenBy('Vera')).toMatchObject([{ kind: 'blocked', by, count: 19, yours: false }])
  const yours = { sales: ['Sunna', 'Sacha'], devops: ['Dora'], accounting: ['Sacha'] }[by]
  for (const name of ['Sunna', 'Sacha', 'Dora'])
    expect(await seenBy(name)).toMatchObject([{ yours: yours.includes(name) }])
})

test('blocks of one release that wait for different people are a row for each of them', async () => {
  const some = sql`installation_id in (select installation_id from ledger where state = 'blocked' order by 1 limit 4)`
  const details = sql`'{"code": "fact_missing", "fact": "nodes", "rule": "nodes"}'::jsonb`
  await unguarded
    .update(ledger)
    .set({ details: sql`'{"code": "no_book"}'::jsonb` })
    .where(eq(ledger.state, 'blocked'))
  await unguarded.update(ledger).set({ details }).where(some)
  const rows = (await seenBy('Dora')).map(({ by, count, yours }) => [by, count, yours])
  expect(rows.toSorted()).toEqual([
    ['devops', 4, true],
    ['sales', 15, false],
  ])
})

test('what only a contract says waits for sales, and what the selling company lacks for accounting', async () => {
  const blockedBy = (details: object, some: ReturnType<typeof sql>) =>
    unguarded
      .update(ledger)
      .set({ details: sql`${JSON.stringify(details)}::jsonb` })
      .where(some)
  const blocked = eq(ledger.state, 'blocked')
  const some = sql`installation_id in (select installation_id from ledger where state = 'blocked' order by 1 limit 4)`
  await blockedBy({ code: 'fact_missing', fact: 'nodes', rule: 'nodes' }, blocked)
  await blockedBy({ code: 'fact_missing', fact: 'prioritySupport', rule: 'x' }, some)
  const rows = async (name: string) =>
    (await seenBy(name)).map(({ by, count, yours }) => [by, count, yours]).toSorted()
  expect(await rows('Sunna')).toEqual([
    ['devops', 15, false],
    ['sales', 4, true],
  ])
  await blockedBy({ code: 'vat_evidence', party: 'seller' }, some)
  expect(await rows('Dora')).toEqual([
    ['accounting', 4, false],
    ['devops', 15, true],
  ])
})

test('drafts wait to be submitted, with what they come to in each currency', async () => {
  await draftInvoices(releaseId, { now })
  const rows = await db.select().from(drafts).orderBy(drafts.number)
  ids = rows.map(({ id }) => id)
  const [duty, ...rest] = await seenBy('Sunna')
  expect(rest).toEqual([])
  expect(duty).toMatchObject({ kind: 'submit', by: 'sales', count: 19, own: false, yours: true })
  const net = (currency: 'EUR' | 'ISK') =>
    sum(
      rows.filter(row => row.currency === currency).map(row => sum([row.net], currency)),
      currency,
    )
  expect(duty?.totals).toEqual([
    { currency: 'EUR', net: net('EUR') },
    { currency: 'ISK', net: net('ISK') },
  ])
  expect(await queueOf('Dora')).toEqual({ submit: { count: 19, yours: false } })
})

test('what somebody submitted, or changed a line of, waits for another to review it', async () => {
  await done('Sunna', 0, { type: 'submitDraft', seen: 1 })
  expect(await queueOf('Sunna')).toMatchObject({ 'review (own)': { count: 1, yours: false } })
  expect(await queueOf('Sacha')).toMatchObject({ review: { count: 1, yours: true } })

  const added = { text: 'Travel', quantity: '1', unitPrice: '40', reason: 'Agreed.' } as const
  await done('Sacha', 1, { type: 'addLine', ...added, seen: 1 })
  await done('Sunna', 1, { type: 'submitDraft', seen: 2 })
  expect(await queueOf('Sunna')).toMatchObject({ 'review (own)': { count: 2, yours: false } })
  expect(await queueOf('Sacha')).toMatchObject({
    review: { count: 1, yours: true },
    'review (own)': { count: 1, yours: false },
  })
})

test('what is approved waits to be handed over, and then for nobody here', async () => {
  await done('Sacha', 0, { type: 'approveDraft', seen: 1 })
  expect(await queueOf('Sunna')).toMatchObject({ handOver: { count: 1, yours: true } })
  const files = { channel: 'download', ...filesDrawn } as const
  await done('Sunna', 0, { type: 'handOverDraft', ...files, seen: 1 })
  expect(await queueOf('Sunna')).not.toHaveProperty('handOver')
})

test('a rejected one waits for nobody until it is opened again', async () => {
  const left = async () => (await queueOf('Sunna'))['submit']?.count
  const count = (await left()) ?? NaN
  await done('Sunna', 2, { type: 'submitDraft', seen: 1 })
  await done('Sacha', 2, { type: 'rejectDraft', reason: 'Which nodes?', seen: 1 })
  expect(await left()).toBe(count - 1)
  await done('Sunna', 2, { type: 'reopenDraft' })
  expect(await left()).toBe(count)
})

test('what drifted is looked at before it is submitted, and what is held before that', async () => {
  const { submit } = await queueOf('Sunna')
  await rename(3)
  await lookForDrift(now)
  const { drifted, submit: left } = await queueOf('Sunna')
  expect(drifted).toMatchObject({ yours: true })
  expect((drifted?.count ?? NaN) + (left?.count ?? NaN)).toBe(submit?.count)

  await done('Sunna', 3, { type: 'holdDraft', kind: 'commercial', reason: 'Disputed.' })
  const held = await queueOf('Sacha')
  expect(held).toMatchObject({ held: { count: 1, yours: true } })
  expect(held['drifted']?.count ?? 0).toBe((drifted?.count ?? NaN) - 1)
  expect(await queueOf('Dora')).toMatchObject({ held: { count: 1, yours: false } })
})

test('what is in doubt waits for devops, whom sales may stand in for, before the other hold', async () => {
  await done('Dora', 3, { type: 'holdDraft', kind: 'technical', reason: 'Which nodes?' })
  for (const [name, yours] of [
    ['Dora', true],
    ['Sunna', true],
    ['Vera', false],
  ] as const) {
    const queue = await queueOf(name)
    expect(queue).toMatchObject({ technical: { count: 1, yours } })
    expect(queue).not.toHaveProperty('held')
  }
  expect((await seenBy('Vera')).find(({ kind }) => kind === 'technical')?.by).toBe('devops')
  await done('Dora', 3, { type: 'liftDraftHold', kind: 'technical' })
  expect(await queueOf('Dora')).toMatchObject({ held: { count: 1, yours: false } })
})

test('what was rolled back is cancelled or billed, and comes before all else', async () => {
  const command = { type: 'rollBackTrack', track: 'self_hosted', reason: 'Lost data.' } as const
  const asked = { actor: who('Dora'), subject: version, channel: 'screen', now } as const
  expect(await perform(release, { ...asked, command })).toMatchObject({ ok: true })
  await holdDrafts(releaseId, now)
  const found = await queueOf('Sunna')
  expect(found['rolledBack']?.yours).toBe(true)
  expect(found['rolledBack']?.count).toBeGreaterThan(5)
  expect(await queueOf('Dora')).toMatchObject({ rolledBack: { yours: false } })
})

test('nothing is lost between what is somebody’s and what is others’', async () => {
  for (const name of ['Sunna', 'Sacha', 'Dora', 'Vera']) {
    const all = await seenBy(name)
    const { drafts: split } = await getWaiting({ ...who(name), name } as unknown as Viewer)
    expect(split.yours.length + split.others.length).toBe(all.length)
    expect(split.yours.every(({ yours, own }) => yours && !own)).toBe(true)
  }
})

async function rename(index: number) {
  const { rows } = await db.execute<CompanyFacts & { id: string }>(sql`
    select c.id, c.name, c.country, c.vat_id as "vatId", c.registration, c.contact, c.language, c.partner
    from customers c join drafts d on d.buyer_id = c.id where d.id = ${ids[index]}`)
  const [row] = rows
  if (!row) throw new Error('No buyer.')
  const { id: subject, ...facts } = row
  const command = { type: 'editCustomer', ...facts, name: `${facts.name}, renamed` } as const
  const asked = { actor: who('Sunna'), subject, channel: 'screen', now } as const
  expect(await perform(customer, { ...asked, command })).toMatchObject({ ok: true })
}
