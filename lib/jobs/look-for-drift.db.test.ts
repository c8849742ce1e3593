import { eq, sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { loadDrafting } from '@/db/load/drafting'
import { keepLook, listToLookAt } from '@/db/load/drift'
import { draftDrifts, drafts } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import type { CompanyFacts } from '@/lib/customers/commands'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { draftFor } from '@/lib/invoice/draft'
import { digestOf } from '@/lib/invoice/recompute'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
let ids: string[] = []
let sunna: SignedIn

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now })
  const made = await db.execute<{ id: string }>(sql`select distinct on (i.customer_id) d.id
    from drafts d join installations i on i.id = d.installation_id order by i.customer_id`)
  ids = made.rows.map(({ id }) => id)
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Sunna'`)
  sunna = await signedIn(rows[0]?.id ?? '', ['sales'])
}, 60_000)

const at = (index: number) => ids[index] ?? ''
const due = async () => (await listToLookAt(0, 250)).map(({ id }) => id)

test('what has just been drafted is not looked at again', async () => {
  expect(await due()).toEqual([])
})

test('what was recorded with an earlier number and settled after a look is noticed all the same', async () => {
  await unguarded.transaction(async late => {
    await late.execute(renamed(at(0)))
    await late.execute(recorded('customer', ownerOf(at(0))))
    await rename(at(1))
    await lookForDrift(now)
    expect(await foundOf(at(0))).toBeNull()
  })
  expect(await due()).toContain(at(0))
  await lookForDrift(now)
  expect(await foundOf(at(0))).toMatchObject({ kind: 'changed', other: ['parties'] })
  expect(await due()).toEqual([])
})

test('what was recorded while a draft was worked out, and settled later, is noticed', async () => {
  await rename(at(2))
  await lookForDrift(now)
  await unguarded.transaction(async late => {
    await late.execute(moreNodes(at(2)))
    await late.execute(recorded('installation', installationOf(at(2))))
    await recompute(at(2))
  })
  await lookForDrift(now)
  expect(await foundOf(at(2))).toMatchObject({ facts: [{ name: 'nodes' }] })
})

test('a look that fails is no look: the next one looks again', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  await rename(at(5))
  await unguarded.execute(sql`update sellers set zone = 'Nowhere/At_All'`)
  await lookForDrift(now)
  await unguarded.execute(sql`
    update sellers set zone = case country when 'IS' then 'Atlantic/Reykjavik' else 'Europe/Paris' end`)
  expect(said).toHaveBeenCalled()
  expect(await due()).toContain(at(5))
  await lookForDrift(now)
  expect(await foundOf(at(5))).toMatchObject({ other: ['parties'] })
})

test('one that cannot be read holds up no other', async () => {
  await unguarded.execute(sql`update drafts set base = '{}' where id = ${at(6)}`)
  for (const id of [at(6), at(7)]) await rename(id)
  await lookForDrift(now)
  expect(await foundOf(at(7))).toMatchObject({ other: ['parties'] })
  await unguarded.execute(sql`update drafts set base = null where id = ${at(6)}`)
})

test('what was found of an earlier revision is not noted of a later one', async () => {
  await rename(at(8))
  const [looked] = (await listToLookAt(0, 250)).filter(({ id }) => id === at(8))
  if (!looked) throw new Error('It was to be looked at.')
  await recompute(at(8))
  await keepLook(looked, { kind: 'not_billable', why: 'cancelled' })
  expect(await foundOf(at(8))).toBeNull()
})

test('a review that could not be sent back is sent back by the next look', async () => {
  const id = at(9)
  await act(id, { type: 'submitDraft', seen: 1 })
  await rename(id)
  const [looked] = (await listToLookAt(0, 250)).filter(each => each.id === id)
  if (!looked) throw new Error('It was to be looked at.')
  await keepLook(looked, { kind: 'not_billable', why: 'cancelled' })
  await lookForDrift(now)
  const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
  expect(row).toMatchObject({ state: 'draft', revision: 2 })
})

const installationOf = (id: string) => sql`(select installation_id from drafts where id = ${id})`
const ownerOf = (id: string) => sql`(select i.customer_id from drafts d
  join installations i on i.id = d.installation_id where d.id = ${id})`
const renamed = (id: string) =>
  sql`update customers set name = name || ', renamed' where id = ${ownerOf(id)}`
const moreNodes = (id: string) =>
  sql`update installations set nodes = nodes + 7 where id = ${installationOf(id)}`

const recorded = (aggregate: 'customer' | 'installation', id: SQL) => sql`
  insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
  select e.aggregate, e.aggregate_id, e.seq + 1, e.subject, 'seed', 'system', 'seed', e.type, e.data, e.at
  from events e where e.aggregate = ${aggregate} and e.aggregate_id = ${id} order by e.seq desc limit 1`

async function rename(id: string) {
  const { rows } = await db.execute<CompanyFacts & { id: string }>(sql`
    select id, name, country, vat_id as "vatId", registration, contact, language, partner
    from customers where id = ${ownerOf(id)}`)
  const [company] = rows
  if (!company) throw new Error('No customer.')
  const { id: subject, ...facts } = company
  const command = { type: 'editCustomer', ...facts, name: `${facts.name}, again` } as const
  const decision = await perform(customer, {
    actor: sunna,
    subject,
    command,
    channel: 'screen',
    now,
  })
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
}

async function act(subject: string, command: AnyDraftCommand) {
  const decision = await perform(draft, { actor: sunna, subject, command, channel: 'screen', now })
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
}

async function recompute(id: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
  if (!row) throw new Error('No draft.')
  const { releaseId, installationId, revision: seen } = row
  const input = await db.transaction(tx => loadDrafting(tx, releaseId, installationId, now))
  const next = input && draftFor(input)
  if (next?.kind !== 'drafted') throw new Error('This drafts.')
  const digest = digestOf(next.draft)
  await act(id, { type: 'recomputeDraft', digest, choices: [], seen })
}

async function foundOf(id: string) {
  const [row] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id))
  return row?.found ?? null
}
