import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { customer as customers } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { release as releases } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { listDraftsDue } from '@/db/load/drafts-due'
import { draftDeliveries, draftDrifts, draftLines, drafts } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import type { CompanyFacts } from '@/lib/customers/commands'
import { digestOf } from '@/lib/invoice/canonical'
import { sealed } from '@/lib/invoice/document/sealed'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { draftDocument, draftFor } from '@/lib/invoice/draft'
import { draftEvent } from '@/lib/invoice/events'
import { evolve } from '@/lib/invoice/evolve'
import { keyOf } from '@/lib/invoice/layer'
import { filesDrawn, openedDraft } from '@/lib/invoice/testing'
import { compare } from '@/lib/money'
import { answer, startTarget } from '@/lib/outside/testing/target'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { acknowledge } from './acknowledge'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'
import { sendHandOver } from './send-hand-over'
import { sweep } from './sweep'

const machine = { kind: 'machine', name: 'accounting' } as const

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const noticed = isNotNull(draftDrifts.found)
const cast = new Map<string, SignedIn>()
let ids: string[] = []
let accounting: Awaited<ReturnType<typeof startTarget>>

beforeAll(async () => {
  accounting = await startTarget()
  Object.assign(process.env, {
    ACCOUNTING_WEBHOOK_URL: `${accounting.base}/deploy`,
    ACCOUNTING_WEBHOOK_SECRET: SECRET,
  })
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now })
  const { rows } = await db.execute<{ id: string; name: string; role: 'sales' | 'devops' }>(sql`
    select p.id, p.name, r.role from people p join person_roles r on r.person_id = p.id
    where p.name in ('Sunna', 'Sacha', 'Dora')`)
  for (const { id, name, role } of rows) cast.set(name, await signedIn(id, [role]))
  const made = await db.select().from(drafts).orderBy(drafts.number)
  ids = made.map(({ id }) => id)
}, 60_000)
afterAll(() => accounting.stop())

function who(name: string) {
  const person = cast.get(name)
  if (!person) throw new Error(`${name} is not there.`)
  return person
}
const act = (name: string, subject: string, command: AnyDraftCommand) =>
  perform(draft, { actor: who(name), subject, command, channel: 'screen', now })
async function done(name: string, subject: string, command: AnyDraftCommand) {
  const decision = await act(name, subject, command)
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
  return decision
}
async function rowOf(id: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
  if (!row) throw new Error('No draft.')
  return { ...row, document: await documentIn(id) }
}
const at = (index: number) => ids[index] ?? ''
async function approved(id: string) {
  const { revision: seen } = await rowOf(id)
  await done('Sunna', id, { type: 'submitDraft', seen })
  await done('Sacha', id, { type: 'approveDraft', seen })
  return seen
}

test('a changed line is kept over what was computed, with the lines of each revision', async () => {
  const id = at(0)
  const computed = await rowOf(id)
  const [first] = computed.document.lines
  const change = {
    type: 'overrideLine',
    ...{ key: first ? keyOf(first) : '', quantity: null, unitPrice: '7.5' },
    ...{ leaveOut: false, reason: 'Agreed.', seen: 1 },
  } as const
  await done('Sunna', id, change)
  const added = { text: 'Travel', quantity: '2', unitPrice: '40', reason: 'Asked for.' } as const
  await done('Sunna', id, { type: 'addLine', ...added, seen: 2 })
  const changed = await rowOf(id)
  expect(changed).toMatchObject({ revision: 3, editedBy: who('Sunna').id })
  expect(draftDocument.parse(changed.base)).toEqual(computed.document)
  const lines = await db.select().from(draftLines).where(eq(draftLines.draftId, id))
  expect(new Set(lines.map(({ revision }) => revision))).toEqual(new Set([1, 2, 3]))

  for (const [index, key] of [change.key, 'added:2'].entries())
    await done('Sacha', id, { type: 'removeOverride', key, reason: 'Not so.', seen: 3 + index })
  const back = await rowOf(id)
  expect(back).toMatchObject({ revision: 5, base: null, layer: [] })
  expect(back.document).toEqual(computed.document)
})

test('an approval freezes the digest of what is printed, and four eyes saw it', async () => {
  const id = at(1)
  await done('Sunna', id, { type: 'submitDraft', seen: 1 })
  expect(await act('Sunna', id, { type: 'approveDraft', seen: 1 })).toMatchObject({
    refusal: { code: 'edited-by-you' },
  })
  await done('Sacha', id, { type: 'approveDraft', seen: 1 })
  const row = await rowOf(id)
  expect(row.sha256).toBe(sealed(row.document, row).sha256)
})

test('handing over twice, also at the same time, is handing over once', async () => {
  const hand = { type: 'handOverDraft', channel: 'webhook', ...filesDrawn, seen: 1 } as const
  const both = await Promise.all([act('Sunna', at(1), hand), act('Sacha', at(1), hand)])
  expect(both.map(decision => decision?.ok)).toEqual([true, true])
  expect(both.flatMap(decision => (decision?.ok ? decision.events : []))).toHaveLength(1)
})

test('what was handed over leaves for accounting once, signed, in its own words', async () => {
  const sent: object[] = []
  await sweep((queue, _key, data) => Promise.resolve(queue === 'send-hand-over' && sent.push(data)))
  expect(sent).toEqual([{ draft: at(1) }])
  await sendHandOver({ draft: at(1) }, { last: false })
  const [order] = accounting.orders
  const body = new Webhook(SECRET).verify(order?.body ?? '', order?.headers ?? {}) as {
    draft: { sha256: string }
    sealed: unknown
  }
  expect(digestOf(body.sealed)).toBe(body.draft.sha256)
  expect(await listDraftsDue(true)).toEqual([])
})

test('what accounting does not take is given up with the problem, until somebody sends it again', async () => {
  const id = at(2)
  const seen = await approved(id)
  await done('Sunna', id, { type: 'handOverDraft', channel: 'webhook', ...filesDrawn, seen })
  accounting.does.deploy = answer(503)
  await expect(sendHandOver({ draft: id }, { last: false, now })).rejects.toThrow('503')
  await sendHandOver({ draft: id }, { last: true, now })
  const [given] = await db.select().from(draftDeliveries).where(eq(draftDeliveries.draftId, id))
  expect(given).toMatchObject({ problem: 'HTTP 503' })
  await done('Sunna', id, { type: 'resendHandOver' })
  expect(await listDraftsDue(true)).toMatchObject([{ duty: 'send', id }])
  accounting.does.deploy = answer(202)
  await sendHandOver({ draft: id }, { last: false, now })
  expect(await listDraftsDue(true)).toEqual([])
})

test('accounting’s number is taken once, and belongs to one draft', async () => {
  expect(await acknowledge(at(1), 'FA-1', machine, now)).toMatchObject({ ok: true })
  expect(await acknowledge(at(1), 'FA-1', machine, now)).toMatchObject({ ok: true, events: [] })
  expect(await acknowledge(at(1), 'FA-2', machine, now)).toMatchObject({
    refusal: { code: 'booked-as' },
  })
  expect(await acknowledge(at(2), 'FA-1', machine, now)).toMatchObject({
    refusal: { code: 'number-taken' },
  })
  expect(await acknowledge(crypto.randomUUID(), 'FA-3', machine, now)).toBeNull()
  expect(await rowOf(at(1))).toMatchObject({ state: 'booked', booked: 'FA-1' })
})

test('a correction that bills anew takes the place of what it corrects once it is handed over', async () => {
  const original = at(1)
  const id = crypto.randomUUID()
  const correct = { type: 'correctDraft', original, instead: true, reason: 'Wrong date.' } as const
  await done('Sunna', id, correct)
  expect(await act('Sunna', crypto.randomUUID(), correct)).toMatchObject({
    refusal: { code: 'corrected-already' },
  })
  const { document } = await rowOf(id)
  expect(compare(document.totals.net, '0')).toBe(0)
  const seen = await approved(id)
  const quiet = () => Promise.resolve()
  await sweep(quiet)
  expect(await rowOf(original)).toMatchObject({ state: 'booked' })
  await done('Sunna', id, { type: 'handOverDraft', channel: 'zip', ...filesDrawn, seen })
  await sweep(quiet)
  expect(await rowOf(original)).toMatchObject({ state: 'superseded' })
})

test('a correction that was cancelled makes room for another', async () => {
  const original = at(2)
  const correct = { type: 'correctDraft', original, instead: false, reason: 'Wrong.' } as const
  const id = crypto.randomUUID()
  await done('Sunna', id, correct)
  await done('Sunna', id, { type: 'cancelDraft', reason: 'It was right.' })
  await done('Sunna', crypto.randomUUID(), correct)
})

test('what a customer’s facts change is said of drafts, sends reviews back and leaves approvals alone', async () => {
  const [open, reviewed, settled] = [at(3), at(4), at(5)]
  await done('Sunna', reviewed, { type: 'submitDraft', seen: 1 })
  await approved(settled)
  await lookForDrift(now)
  expect(await db.$count(draftDrifts, noticed)).toBe(0)

  for (const id of [open, reviewed, settled]) await rename((await rowOf(id)).document.customerId)
  await lookForDrift(now)
  const { rows } = await db.execute<{ id: string; other: string[] }>(sql`
    select draft_id as id, found -> 'other' as other from draft_drifts where found is not null`)
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([open, reviewed, settled]))
  expect(rows.map(({ other }) => other)).toEqual(rows.map(() => ['parties']))
  expect(await rowOf(reviewed)).toMatchObject({ state: 'draft', revision: 2, submittedBy: null })
  expect(await rowOf(settled)).toMatchObject({ state: 'approved' })

  const submit = { type: 'submitDraft', seen: 1 } as const
  expect(await act('Sunna', open, submit)).toMatchObject({ refusal: { code: 'drifted' } })
  const next = await nextOf(open)
  await done('Sunna', open, { type: 'recomputeDraft', digest: next, choices: [], seen: 1 })
  await done('Sunna', open, { ...submit, seen: 2 })
  expect(await db.$count(draftDrifts, and(noticed, eq(draftDrifts.draftId, open)))).toBe(0)
})

test('a roll-back puts what it reached on hold, once, and cancels nothing', async () => {
  const dora = who('Dora')
  const command = { type: 'rollBackTrack', track: 'self_hosted', reason: 'Lost data.' } as const
  await perform(releases, { actor: dora, subject: '4.1.0', command, channel: 'screen', now })
  const send = vi.fn((queue: string, key: string) => Promise.resolve([queue, key]))
  await sweep(send)
  const { releaseId } = await rowOf(at(0))
  expect(send).toHaveBeenCalledWith('hold-drafts', releaseId, { releaseId })
  const [first] = await db.select().from(drafts).where(eq(drafts.state, 'draft'))
  const doubted = first?.id ?? ''
  await done('Dora', doubted, { type: 'holdDraft', kind: 'technical', reason: 'Which nodes?' })
  const { holdDrafts } = await import('./hold-drafts')
  await holdDrafts(releaseId, now)
  const held = await db
    .select()
    .from(drafts)
    .where(sql`${drafts.held} #>> '{commercial,reason}' = 'Lost data.'`)
  expect(held.length).toBeGreaterThan(3)
  expect(new Set(held.map(({ state }) => state))).not.toContain('cancelled')
  expect(await listDraftsDue(true)).toEqual([])

  expect(held.find(({ id }) => id === doubted)?.held).toMatchObject({
    commercial: { by: null },
    technical: { reason: 'Which nodes?', by: dora.id, since: now.toISOString() },
  })
  await done('Sacha', doubted, { type: 'liftDraftHold', kind: 'commercial' })
  expect(Object.keys((await rowOf(doubted)).held ?? {})).toEqual(['technical'])
  expect(await listDraftsDue(true)).toEqual([])
})

test('the record, folded, is what the tables say', async () => {
  const { rows } = await db.execute<{ id: string; happened: object[] }>(sql`
    select aggregate_id as id, json_agg(data::jsonb || jsonb_build_object('type', type) order by seq) as happened
    from events where aggregate = 'draft' group by 1`)
  for (const { id, happened } of rows) {
    const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
    if (!row) continue
    const folded = happened.map(each => draftEvent.parse(each)).reduce(evolve, openedDraft('draft'))
    const { state, revision, sha256, booked, layer } = row
    expect(folded).toMatchObject({ state, revision, sha256, booked, layer })
    const reasons = folded.holds.map(({ kind, reason }) => [kind, reason])
    const kept = Object.entries(row.held ?? {}).map(([kind, { reason }]) => [kind, reason])
    expect(reasons).toEqual(kept)
    expect(folded.base).toEqual(row.base ? draftDocument.parse(row.base) : await documentIn(id))
  }
})

async function rename(id: string) {
  const { rows } = await db.execute<CompanyFacts>(sql`
    select name, country, vat_id as "vatId", registration, contact, language, partner
    from customers where id = ${id}`)
  const [company] = rows
  if (!company) throw new Error('No customer.')
  const name = `${company.name}, renamed`
  const command = { type: 'editCustomer', ...company, name } as const
  const asked = { actor: who('Sunna'), subject: id, command, channel: 'screen', now } as const
  const decision = await perform(customers, asked)
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
}

async function nextOf(id: string) {
  const { loadDrafting } = await import('@/db/load/drafting')
  const { digestOf } = await import('@/lib/invoice/recompute')
  const { releaseId, installationId } = await rowOf(id)
  const input = await db.transaction(tx => loadDrafting(tx, releaseId, installationId, now))
  const next = input && draftFor(input)
  if (next?.kind !== 'drafted') throw new Error('This drafts.')
  return digestOf(next.draft)
}
