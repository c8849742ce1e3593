import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { reached } from '@/db/load/reached'
import { getDraft } from '@/db/queries/draft'
import { getUnbilled } from '@/db/queries/unbilled'
import { draftLines, drafts, events, ledger, releases } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { payloads } from '@/lib/customers/commands'
import { unguarded } from '@/db/testing/unguarded'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { holds } from '@/lib/invoice/explanation'
import { balance } from '@/lib/invoice/ledger'
import { sum } from '@/lib/money'
import { perform } from '@/lib/perform'
import type { SignedIn, Viewer } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'

const before = new Date('2026-09-01T08:00:00Z')
const after = new Date('2026-11-20T08:00:00Z')
let release = ''
let sales: SignedIn
let another: SignedIn

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Sunna'`)
  sales = await signedIn(rows[0]?.id ?? '', ['sales'])
  const second = await db.execute<{ id: string }>(sql`select id from people where name = 'Sacha'`)
  another = await signedIn(second.rows[0]?.id ?? '', ['sales'])
}, 60_000)

test('until accounting and sales have set it up every billable installation is blocked, and says so', async () => {
  expect(await draftInvoices(release, { now: after })).toBe(0)
  const rows = await db.select().from(ledger).where(eq(ledger.state, 'blocked'))
  expect(rows).toHaveLength(19)
  expect(new Set(rows.map(({ why }) => why))).toEqual(new Set(['no_seller']))
  expect(await isEven()).toBe(true)
})

test('running it again over the same block writes nothing', async () => {
  const record = await db.$count(events)
  expect(await draftInvoices(release, { now: after })).toBe(0)
  expect(await db.$count(events)).toBe(record)
})

test('once the block is gone, six runs at once make one draft each', async () => {
  await seedBooks(before)
  const made = await Promise.all(
    Array.from({ length: 6 }, () => draftInvoices(release, { now: after })),
  )
  expect(made.reduce((all, count) => all + count, 0)).toBe(19)
  expect(await db.$count(drafts)).toBe(19)
  expect(await isEven()).toBe(true)
  const generated = await db.$count(events, eq(events.type, 'draftGenerated'))
  expect(generated).toBe(19)
})

test('the ledger says of the serverless ones that there is nothing to bill', async () => {
  const rows = await db.select().from(ledger).where(eq(ledger.why, 'serverless'))
  expect(rows).toHaveLength(5)
})

test('what is stored is what was worked out, to the cent', async () => {
  for (const row of await db.select().from(drafts)) {
    const { lines, adjustments, totals, currency } = await documentIn(row.id)
    for (const { explanation, amount } of [...lines, ...adjustments])
      expect(holds(explanation, amount)).toBe(true)
    const stored = await db.select().from(draftLines).where(eq(draftLines.draftId, row.id))
    expect(sum([...stored.map(({ amount }) => amount), '0'], currency)).toBe(totals.lines)
    expect([sum([row.net], currency), sum([row.gross], currency)]).toEqual([
      totals.net,
      totals.gross,
    ])
  }
})

test('the database refuses a draft whose gross is not net and VAT', async () => {
  const [row] = await db.select({ id: drafts.id }).from(drafts)
  const wrong = db
    .update(drafts)
    .set({ gross: '1.00' })
    .where(eq(drafts.id, row?.id ?? ''))
  await expect(wrong).rejects.toThrow()
})

test('a draft is reviewed on the record, and its ledger row follows', async () => {
  const [row] = await db.select({ id: drafts.id }).from(drafts)
  const subject = row?.id ?? ''
  const act = (command: Parameters<typeof draft.decide>[1], actor = sales) =>
    perform(draft, { actor, subject, command, channel: 'screen', now: after })

  const approve = (seen: number) => ({ type: 'approveDraft', seen }) as const
  const submit = (seen: number) => ({ type: 'submitDraft', seen }) as const
  expect(await act(approve(1), { ...sales, roles: ['devops'] })).toMatchObject({
    refusal: { code: 'wrong-role' },
  })
  expect(await act(submit(1))).toMatchObject({ ok: true })
  expect(await act(approve(1))).toMatchObject({ refusal: { code: 'edited-by-you' } })
  expect(await act({ type: 'rejectDraft', seen: 1, reason: 'Nodes?' })).toMatchObject({ ok: true })
  expect(await act(approve(1), another)).toMatchObject({ refusal: { code: 'wrong-state' } })
  await act({ type: 'reopenDraft' })
  await act(submit(2))
  expect(await act(approve(1), another)).toMatchObject({ refusal: { code: 'changed-since' } })
  expect(await act(approve(2), another)).toMatchObject({ events: [{ revision: 2 }] })
  await act({ type: 'cancelDraft', reason: 'Pilot' })

  const [entry] = await db.select().from(ledger).where(eq(ledger.id, subject))
  expect(entry).toMatchObject({ state: 'not_billable', why: 'cancelled', draftId: subject })
  expect(await isEven()).toBe(true)
})

test('what was cancelled is drafted again by a person, never by the job', async () => {
  expect(await draftInvoices(release, { now: after })).toBe(0)
  const [entry] = await db.select().from(ledger).where(eq(ledger.why, 'cancelled'))
  if (!entry) throw new Error('Nothing was cancelled.')
  const command = { type: 'generateDraft', release, installation: entry.installationId } as const
  const asked = { actor: sales, subject: crypto.randomUUID(), command, channel: 'screen' } as const
  expect(await perform(draft, asked)).toMatchObject({ ok: true })
  expect(await perform(draft, { ...asked, subject: crypto.randomUUID() })).toMatchObject({
    refusal: { code: 'already-drafted' },
  })
  expect(await db.$count(drafts)).toBe(20)
  expect(await isEven()).toBe(true)
})

test('a patch of a minor that was billed is not billed again', async () => {
  const patch = await startedRelease(new Date('2026-11-10T08:00:00Z'), '4.1.1')
  expect(await draftInvoices(patch, { now: after })).toBe(0)
  const rows = await db.select().from(ledger).where(eq(ledger.releaseId, patch))
  const whys = rows.map(({ why }) => why)
  expect(whys.filter(why => why === 'patch_of_billed_minor')).toHaveLength(19)
})

test('one that cannot be read stops no other and stays due', async () => {
  const version = '4.2.0'
  const id = await startedRelease(new Date('2026-11-16T08:00:00Z'), version)
  const broken = sql`(select installation_id from rollouts where release_id = ${id} limit 1)`
  await unguarded.execute(sql`update installations set region = '' where id = ${broken}`)
  expect(await draftInvoices(id, { now: after })).toBe(18)
  expect(await isEven()).toBe(false)

  await unguarded.execute(sql`update installations set region = 'Lyon' where region = ''`)
  expect(await draftInvoices(id, { now: after })).toBe(1)
  expect(await isEven()).toBe(true)
})

test('a missing number blocks one installation and names who can clear it', async () => {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from customers where name = 'Atelier Quercy Assurances'`)
  const [{ id, name } = { id: '', name: '' }] = rows
  const facts = { name, country: 'FR', contact: '', language: 'fr', partner: undefined }
  const typed = { ...facts, vat_id: '', registration: '' }
  const command = { type: 'editCustomer', ...payloads.editCustomer.parse(typed) } as const
  await perform(customer, { actor: sales, subject: id, command, channel: 'screen' })

  const next = await startedRelease(new Date('2026-11-18T08:00:00Z'), '4.3.0')
  expect(await draftInvoices(next, { now: new Date('2026-11-30T08:00:00Z') })).toBe(18)
  const [entry] = await db.select().from(ledger).where(eq(ledger.state, 'blocked'))
  expect(entry?.details).toEqual({
    code: 'registration_missing',
    party: 'buyer',
    number: 'siren',
  })
})

test('two releases of one minor that are drafted at once bill it once', async () => {
  const both = [
    await startedRelease(new Date('2026-11-22T08:00:00Z'), '4.4.0'),
    await startedRelease(new Date('2026-11-24T08:00:00Z'), '4.4.1'),
  ]
  const now = new Date('2026-12-04T08:00:00Z')
  await Promise.all(both.map(id => draftInvoices(id, { now })))
  const made = await db.select().from(drafts).where(inArray(drafts.releaseId, both))
  expect(made).toHaveLength(18)
  expect(new Set(made.map(({ installationId }) => installationId)).size).toBe(18)
})

test('a minor whose draft was rejected is not billed again once its patch was', async () => {
  const minor = await startedRelease(new Date('2026-11-26T08:00:00Z'), '4.5.0')
  const now = new Date('2026-12-06T08:00:00Z')
  await draftInvoices(minor, { now })
  const made = await db.select().from(drafts).where(eq(drafts.releaseId, minor))
  const [one, other] = made
  if (!one || !other) throw new Error('Nothing was drafted.')
  const act = (subject: string, command: Parameters<typeof draft.decide>[1]) =>
    perform(draft, { actor: sales, subject, command, channel: 'screen', now })
  await act(one.id, { type: 'submitDraft', seen: 1 })
  await act(one.id, { type: 'rejectDraft', seen: 1, reason: 'Nodes?' })
  await act(other.id, { type: 'cancelDraft', reason: 'Pilot' })

  const patch = await startedRelease(new Date('2026-11-28T08:00:00Z'), '4.5.1')
  expect(await draftInvoices(patch, { now })).toBe(2)
  expect(await act(one.id, { type: 'reopenDraft' })).toMatchObject({
    refusal: { code: 'billed-since', release: '4.5.1' },
  })
  const again = { type: 'generateDraft', release: minor } as const
  const id = crypto.randomUUID()
  const decided = await act(id, { ...again, installation: other.installationId })
  expect(decided).toMatchObject({
    events: [{ type: 'leftUnbilled', why: 'minor_billed_by_patch' }],
  })
  // There is no draft to show then: the ledger's row has the reason.
  expect(await getDraft({} as Viewer, id)).toBeNull()
  expect(await getUnbilled({} as Viewer, id)).toMatchObject({
    ...{ why: 'minor_billed_by_patch', version: '4.5.0', installationId: other.installationId },
    record: [{ event: { type: 'leftUnbilled' }, person: 'Sunna' }],
  })

  const instead = and(eq(drafts.releaseId, patch), eq(drafts.installationId, one.installationId))
  const [billed] = await db.select().from(drafts).where(instead)
  await act(billed?.id ?? '', { type: 'cancelDraft', reason: 'The minor is billed.' })
  expect(await act(one.id, { type: 'reopenDraft' })).toMatchObject({ ok: true })
})

test('a reopened minor and its patch, drafted at the same time, are billed once', async () => {
  const minor = await startedRelease(new Date('2026-11-30T08:00:00Z'), '4.6.0')
  const now = new Date('2026-12-10T08:00:00Z')
  await draftInvoices(minor, { now })
  const made = await db.select().from(drafts).where(eq(drafts.releaseId, minor))
  const act = (subject: string, command: Parameters<typeof draft.decide>[1]) =>
    perform(draft, { actor: sales, subject, command, channel: 'screen', now })
  for (const { id } of made) {
    await act(id, { type: 'submitDraft', seen: 1 })
    await act(id, { type: 'rejectDraft', seen: 1, reason: 'Nodes?' })
  }
  const patch = await startedRelease(new Date('2026-12-01T08:00:00Z'), '4.6.1')

  const backwards = made.toReversed().map(({ id }) => act(id, { type: 'reopenDraft' }))
  await Promise.all([draftInvoices(patch, { now }), ...backwards])
  const both = inArray(drafts.releaseId, [minor, patch])
  const live = await db
    .select()
    .from(drafts)
    .where(and(both, eq(drafts.state, 'draft')))
  expect(live).toHaveLength(made.length)
  expect(new Set(live.map(row => row.installationId)).size).toBe(made.length)
})

async function isEven() {
  const all = await db.select({ id: releases.id }).from(releases)
  const { rows } = await db.execute<{ releaseId: string; installationId: string }>(
    sql`select release_id as "releaseId", installation_id as "installationId" from ${reached} x`,
  )
  const entries = await db.select().from(ledger)
  return all.every(({ id }) => {
    const ids = rows.filter(row => row.releaseId === id).map(row => row.installationId)
    return balance(
      ids,
      entries.filter(row => row.releaseId === id),
    ).even
  })
}
