import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { installation } from '@/db/aggregates/installation'
import { release as releases } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { getInstallation } from '@/db/queries/installation'
import { draftDrifts, drafts, installations, ledger } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { publishBook, seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { coveringBook } from '@/lib/invoice/testing'
import type { InstallationCommand } from '@/lib/installations/commands'
import { perform } from '@/lib/perform'
import type { SignedIn, Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const started = new Date('2026-11-02T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const missing = { code: 'fact_missing', fact: 'maintenanceCovered', rule: 'covered' }
let release = ''
let place = { id: '', partnerId: '' }
let [sunna, dora]: SignedIn[] = []

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  ;[sunna, dora] = [await hired('Sunna', 'sales'), await hired('Dora', 'devops')]
  const { rows } = await db.execute<typeof place>(sql`
    select i.id, i.partner_id as "partnerId" from installations i join customers c on c.id = i.customer_id
    where c.name = 'Elbtal Musterwerke AG' and i.name = 'werk 1'`)
  if (rows[0]) place = rows[0]
  await publishBook(coveringBook('RHEINBLICK', place.partnerId), before)
  release = await startedRelease(started, '4.1.0')
  await draftInvoices(release, { now })
}, 60_000)

async function hired(name: string, role: Role) {
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = ${name}`)
  return signedIn(rows[0]?.id ?? '', [role])
}

type Said = { value: boolean | null; validFrom: string }
const record = (said: Said, actor = sunna, subject = place.id) => {
  const flag = { flag: 'maintenanceCovered', reference: 'CM-2025-03' } as const
  return ask(subject, { type: 'recordContractFlag', ...flag, ...said }, actor)
}
function ask(subject: string, command: InstallationCommand, actor = sunna) {
  if (!actor) throw new Error('Nobody was hired.')
  return perform(installation, { actor, subject, channel: 'screen', now, command })
}
async function install(at: string) {
  const installed = { type: 'recordOutcome', track: 'self_hosted', outcome: 'installed' } as const
  const command = { ...installed, installation: at, reason: '' } as const
  const late = new Date('2026-11-17T08:00:00Z')
  if (!dora) throw new Error('Nobody was hired.')
  const asked = { actor: dora, subject: '4.1.0', channel: 'screen', now: late } as const
  expect(await perform(releases, { ...asked, command })).toMatchObject({ ok: true })
}
const here = () => and(eq(ledger.releaseId, release), eq(ledger.installationId, place.id))
const entry = async () => (await db.select().from(ledger).where(here()))[0]
async function standing() {
  const of = and(eq(drafts.releaseId, release), eq(drafts.installationId, place.id))
  const [row] = await db.select().from(drafts).where(of)
  if (!row) throw new Error('There is no draft.')
  return row
}
async function drift() {
  await lookForDrift(now)
  const { id } = await standing()
  const [look] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id))
  return look?.found ?? null
}
const submit = async () => {
  const { id, revision } = await standing()
  if (!sunna) throw new Error('Nobody was hired.')
  const command = { type: 'submitDraft', seen: revision } as const
  return perform(draft, { actor: sunna, subject: id, channel: 'screen', now, command })
}

test('a contract that says nothing by the day of delivery blocks the draft', async () => {
  expect(await entry()).toMatchObject({ state: 'blocked', details: missing })
  // The buyer has another installation, priced by the same book.
  expect(await db.$count(ledger, eq(ledger.state, 'blocked'))).toBe(2)
  expect(await record({ value: true, validFrom: '2026-11-10' })).toMatchObject({ ok: true })
  expect(await draftInvoices(release, { now })).toBe(0)
  expect(await entry()).toMatchObject({ state: 'blocked', details: missing })
})

test('devops does not clear it, and a refusal leaves nothing behind', async () => {
  const refusal = { code: 'wrong-role', needs: ['sales'] }
  expect(await record({ value: true, validFrom: '2025-01-01' }, dora)).toEqual({
    ok: false,
    refusal,
  })
  const [row] = await db.select().from(installations).where(eq(installations.id, place.id))
  expect(row?.contract).toHaveLength(1)
})

test('once it is recorded that maintenance covers it, the draft is one of zero', async () => {
  expect(await record({ value: true, validFrom: '2025-01-01' })).toMatchObject({ ok: true })
  expect(await draftInvoices(release, { now })).toBe(1)
  const { id, net, gross, state } = await standing()
  expect({ net, gross, state }).toEqual({ net: '0.00', gross: '0.00', state: 'draft' })
  const document = await documentIn(id)
  expect(document.totals).toMatchObject({ net: '0.00', vatTotal: '0.00', due: '0.00' })
  expect(document.facts.maintenanceCovered).toEqual({
    ...{ value: true, source: 'contract', asOf: '2025-01-01' },
  })
  const waived = document.adjustments.find(({ rule }) => rule === 'covered')
  expect(waived?.explanation.facts).toEqual([
    { name: 'maintenanceCovered', value: true, source: 'contract', asOf: '2025-01-01' },
  ])
  expect(await drift()).toBeNull()
})

test('what begins after the delivery changes nothing', async () => {
  expect(await record({ value: false, validFrom: '2026-11-15' })).toMatchObject({ ok: true })
  expect(await drift()).toBeNull()
})

test('what was in force on the day of delivery is noticed in review, and takes the submission back', async () => {
  expect(await submit()).toMatchObject({ ok: true })
  expect(await record({ value: false, validFrom: '2026-10-01' })).toMatchObject({ ok: true })
  expect(await drift()).toMatchObject({
    kind: 'changed',
    facts: [{ name: 'maintenanceCovered', was: true, is: false }],
    was: '0.00',
  })
  expect(await standing()).toMatchObject({ state: 'draft', net: '0.00' })
  expect(await submit()).toMatchObject({ refusal: { code: 'drifted' } })
})

test('entered again for the same day it is what was drafted, and taken back altogether it is not known', async () => {
  await record({ value: true, validFrom: '2026-10-01' })
  expect(await drift()).toBeNull()
  await record({ value: null, validFrom: '2026-10-01' })
  expect(await drift()).toEqual({ kind: 'blocked', why: missing })
})

test('on another day of delivery another entry counts', async () => {
  await record({ value: true, validFrom: '2026-10-01' })
  expect(await drift()).toBeNull()
  await install(place.id)
  expect(await submit()).toMatchObject({ refusal: { code: 'drifted' } })
  expect(await drift()).toMatchObject({
    facts: [{ name: 'maintenanceCovered', was: true, is: false }],
  })
})

test('the page has what counts for each day, and the record who entered what, and with which contract', async () => {
  const found = await getInstallation({} as Viewer, place.id)
  const days = found?.installation.contract.map(({ value, validFrom }) => [validFrom, value])
  expect(days?.toSorted()).toEqual([
    ['2025-01-01', true],
    ['2026-10-01', true],
    ['2026-11-10', true],
    ['2026-11-15', false],
  ])
  const entered = found?.record.filter(({ event }) => event.type === 'contractFlagRecorded') ?? []
  expect(entered).toHaveLength(7)
  for (const { person, event } of entered) {
    expect(person).toBe('Sunna')
    expect(event).toMatchObject({ flag: 'maintenanceCovered', reference: 'CM-2025-03' })
  }
})

test('of an installation that was retired since, it is still recorded, and its draft is made', async () => {
  const blocked = and(eq(ledger.releaseId, release), eq(ledger.state, 'blocked'))
  const [waiting] = await db.select().from(ledger).where(blocked)
  if (!waiting) throw new Error('No draft waits.')
  expect(waiting.details).toEqual(missing)
  const subject = waiting.installationId
  await install(subject)
  const retire = { type: 'retireInstallation', reason: 'Contract ended' } as const
  expect(await ask(subject, retire)).toMatchObject({ ok: true })
  const said = { value: true, validFrom: '2025-01-01' }
  expect(await record(said, sunna, subject)).toMatchObject({ ok: true })
  expect(await draftInvoices(release, { now })).toBe(1)
  expect(await db.$count(ledger, blocked)).toBe(0)
})
