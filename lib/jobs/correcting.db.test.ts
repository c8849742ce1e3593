import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { loadBooks } from '@/db/load/books'
import { loadDrafting } from '@/db/load/drafting'
import { listDraftsDue } from '@/db/load/drafts-due'
import { getLastRelease } from '@/db/queries/last-release'
import { getLedger } from '@/db/queries/ledger-page'
import { getRehearsal } from '@/db/queries/rehearsal'
import { listForReview } from '@/db/queries/review'
import { documentOf } from '@/db/load/document'
import { drafts } from '@/db/schema'
import { seedBooks } from '@/db/seeds/invoices'
import { seedCustomers } from '@/db/seeds/customers'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { accountingListens } from '@/db/testing/accounting-listens'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { keyOf } from '@/lib/invoice/layer'
import { filesDrawn } from '@/lib/invoice/testing'
import { reviewFilter } from '@/lib/invoice/review'
import { negate, round, sum } from '@/lib/money'
import { perform } from '@/lib/perform'
import type { SignedIn, Viewer } from '@/lib/release/people'
import { acknowledge } from './acknowledge'
import { draftInvoices } from './draft-invoices'
import { sweep } from './sweep'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const machine = { kind: 'machine', name: 'accounting' } as const
const viewer = {} as Viewer
const cast = new Map<string, SignedIn>()
let releaseId = ''
let original = ''

beforeAll(async () => {
  accountingListens()
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  await unguarded.execute(
    sql`update installations set nodes = 14 where infrastructure = 'kubernetes'`,
  )
  releaseId = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(releaseId, { now })
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from people where name in ('Sunna', 'Sacha')`)
  for (const { id, name } of rows) cast.set(name, await signedIn(id, ['sales']))
  const found = await db.execute<{ id: string }>(sql`
    select d.id from drafts d join installations i on i.id = d.installation_id
    where d.currency = 'EUR' and i.infrastructure = 'kubernetes' and ${documentOf('d')} ->> 'sale' = 'direct'
    order by d.number limit 1`)
  original = found.rows[0]?.id ?? ''
}, 60_000)

async function act(name: string, subject: string, command: AnyDraftCommand) {
  const actor = cast.get(name)
  if (!actor) throw new Error(`${name} is not there.`)
  return perform(draft, { actor, subject, command, channel: 'screen', now })
}
async function done(name: string, subject: string, command: AnyDraftCommand) {
  const decision = await act(name, subject, command)
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}
async function rowOf(id: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
  if (!row) throw new Error('No draft.')
  return { ...row, document: await documentIn(id) }
}
async function handedOver(id: string, channel: 'webhook' | 'zip' = 'zip') {
  const { revision: seen } = await rowOf(id)
  await done('Sunna', id, { type: 'submitDraft', seen })
  await done('Sacha', id, { type: 'approveDraft', seen })
  await done('Sunna', id, { type: 'handOverDraft', channel, ...filesDrawn, seen })
}
async function corrected(instead: boolean) {
  const id = crypto.randomUUID()
  await done('Sunna', id, { type: 'correctDraft', original, instead, reason: 'Wrong.' })
  return id
}
const nodes = (count: number) =>
  unguarded.execute(sql`
    update installations set nodes = ${count}
    where id = (select installation_id from drafts where id = ${original})`)
/** What the ledger page and the list of all drafts say of the release, and what its documents come to. */
async function totals() {
  const { totals: ledger } = await getLedger(viewer, { releaseId, kind: null, after: null })
  const listed = await listForReview(viewer, reviewFilter({ release: '4.1.0' }), null)
  const { rows } = await db.execute<{ net: string }>(sql`
    select sum(net)::text as net from drafts where release_id = ${releaseId} and currency = 'EUR'
      and state not in ('rejected', 'cancelled')`)
  const of = (all: readonly { currency: string; net: string }[]) =>
    all.find(({ currency }) => currency === 'EUR')?.net
  expect(of(ledger)).toBe(round(rows[0]?.net ?? '', 'EUR'))
  expect(of(listed.totals)).toBe(of(ledger))
  return of(ledger) ?? ''
}
/** What accounting has of the original and its corrections. */
async function billed() {
  const { rows } = await db.execute<{ net: string }>(sql`
    select sum(net)::text as net from drafts where (id = ${original} or corrects = ${original})
      and state in ('handed_over', 'booked', 'superseded')`)
  return round(rows[0]?.net ?? '', 'EUR')
}

test('what accounting has not taken yet still reaches it after its correction left', async () => {
  const rest = await totals()
  await handedOver(original, 'webhook')
  await nodes(18)
  const correction = await corrected(true)
  await handedOver(correction, 'webhook')
  await sweep(() => Promise.resolve())
  expect(await rowOf(original)).toMatchObject({ state: 'handed_over' })
  const due = await listDraftsDue(true)
  expect(due.flatMap(({ duty, id }) => (duty === 'send' ? id : []))).toEqual([
    ...[original, correction],
  ])
  expect(await acknowledge(original, 'FA-1', machine, now)).toMatchObject({ ok: true })
  await sweep(() => Promise.resolve())
  expect(await rowOf(original)).toMatchObject({ state: 'superseded', booked: 'FA-1' })
  const { net } = await rowOf(correction)
  expect(await totals()).toBe(sum([rest, net], 'EUR'))
})

test('a correction is not corrected: its original is, from what is billed by then', async () => {
  const [{ id: first } = { id: '' }] = await db
    .select()
    .from(drafts)
    .where(eq(drafts.corrects, original))
  const again = { type: 'correctDraft', original: first, instead: true, reason: 'Wrong.' } as const
  expect(await act('Sunna', crypto.randomUUID(), again)).toMatchObject({
    refusal: { code: 'corrects-another' },
  })
  await nodes(20)
  const second = await corrected(true)
  expect((await rowOf(second)).net).toBe('125.00')
  const { rows } = await listForReview(viewer, reviewFilter({ release: '4.1.0' }), null)
  const { number } = await rowOf(original)
  expect(rows.find(({ id }) => id === second)).toMatchObject({
    ...{ difference: '125.00', lastNumber: number, outlier: null },
  })
  await handedOver(second)
  await totals()
})

test('the next release is compared with what is billed, and a rehearsal prices that', async () => {
  const next = await startedRelease(new Date('2026-11-12T08:00:00Z'), '4.2.0')
  await draftInvoices(next, { now })
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from drafts where release_id = ${next} and installation_id =
      (select installation_id from drafts where id = ${original})`)
  const compared = await getLastRelease(viewer, rows[0]?.id ?? '')
  expect(compared).toMatchObject({
    ...{ id: original, difference: { facts: [], lines: [], other: ['sale'] } },
  })
  expect(compared?.was.totals.net).toBe(compared?.is.totals.net)
  const { rows: listed } = await listForReview(viewer, reviewFilter({ release: '4.2.0' }), null)
  expect(listed.find(({ id }) => id === rows[0]?.id)).toMatchObject({
    ...{ lastId: original, difference: '0.00' },
  })

  const books = await loadBooks(db)
  const candidate = books.find(({ currency, party }) => currency === 'EUR' && party === null)
  if (!candidate) throw new Error('No book.')
  const { dearer, cheaper, before: was } = await getRehearsal(viewer, candidate, books)
  expect([...dearer, ...cheaper]).toEqual([])
  const { rows: sums } = await db.execute<{ net: string }>(sql`
    select sum(net)::text as net from drafts where currency = 'EUR'`)
  expect(was).toBe(round(sums[0]?.net ?? '', 'EUR'))
})

test('some lines are taken back, then all that is left, and the minor is free to bill', async () => {
  const part = await corrected(false)
  const { document } = await rowOf(part)
  const [kept, ...out] = document.lines
  for (const [index, line] of out.entries())
    await done('Sunna', part, {
      ...{ type: 'overrideLine', key: keyOf(line), quantity: null, unitPrice: null },
      ...{ leaveOut: true, reason: 'Stays billed.', seen: 1 + index },
    })
  const whole = await billed()
  await handedOver(part)
  expect(await billed()).toBe(sum([whole, kept?.amount ?? ''], 'EUR'))
  await totals()

  const patch = await startedRelease(new Date('2026-11-14T08:00:00Z'), '4.1.1')
  const { installationId } = await rowOf(original)
  const minorBilled = async () =>
    (await db.transaction(tx => loadDrafting(tx, patch, installationId, now)))?.minorBilled
  expect(await minorBilled()).toBe(true)
  const rest = await corrected(false)
  expect((await rowOf(rest)).net).toBe(sum([negate(await billed())], 'EUR'))
  await handedOver(rest)
  expect(await billed()).toBe('0.00')
  expect(await minorBilled()).toBe(false)
  await totals()
  const anew = { type: 'correctDraft', original, instead: false, reason: 'Again.' } as const
  expect(await act('Sunna', crypto.randomUUID(), anew)).toMatchObject({
    refusal: { code: 'taken-back' },
  })
})
