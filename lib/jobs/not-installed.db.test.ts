import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { release as releases } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { getBalance } from '@/db/queries/ledger'
import { draftDrifts, drafts, ledger } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { Outcome } from '@/lib/release/events'
import type { SignedIn, Viewer } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'
import { lookForDrift } from './look-for-drift'

const before = new Date('2026-09-01T08:00:00Z')
const started = new Date('2026-11-02T08:00:00Z')
const later = new Date('2026-11-12T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
let release = ''
let places: string[] = []
let dora: SignedIn

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  release = await startedRelease(started, '4.1.0')
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Dora'`)
  dora = await signedIn(rows[0]?.id ?? '', ['devops'])
  const found = await db.execute<{ id: string }>(sql`
    select o.installation_id as id from rollouts o join installations i on i.id = o.installation_id
    where o.release_id = ${release} and o.track = 'self_hosted' order by i.name`)
  places = found.rows.map(({ id }) => id)
}, 60_000)

const at = (index: number) => places[index] ?? ''

async function say(version: string, installation: string, outcome: Outcome, at = later) {
  const reason = outcome === 'installed' ? '' : 'Their own decision.'
  const command = {
    ...({ type: 'recordOutcome', track: 'self_hosted', installation, outcome, reason } as const),
  } as const
  const asked = { actor: dora, subject: version, command, channel: 'screen', now: at } as const
  const decision = await perform(releases, asked)
  if (!decision?.ok) throw new Error(JSON.stringify(decision))
}

async function entryOf(installation: string, of = release) {
  const here = and(eq(ledger.releaseId, of), eq(ledger.installationId, installation))
  const [entry] = await db.select().from(ledger).where(here)
  return entry
}

async function documentOf(installation: string) {
  const here = and(eq(drafts.releaseId, release), eq(drafts.installationId, installation))
  const [row] = await db.select().from(drafts).where(here)
  return documentIn(row?.id ?? '')
}

test('what was declined is not billed, what was put off or failed waits, and the ledger says which', async () => {
  await say('4.1.0', at(0), 'declined')
  await say('4.1.0', at(1), 'postponed')
  await say('4.1.0', at(2), 'failed')
  await say('4.1.0', at(3), 'installed')
  await draftInvoices(release, { now })
  expect(await entryOf(at(0))).toMatchObject({ state: 'not_billable', why: 'declined' })
  for (const [index, outcome] of [[1, 'postponed'] as const, [2, 'failed'] as const])
    expect(await entryOf(at(index))).toMatchObject({
      ...{ state: 'blocked', details: { code: 'not_installed', outcome } },
    })
  expect((await getBalance({} as Viewer, '4.1.0')).even).toBe(true)
})

test('it was delivered on the day it was installed, and when its track started while nobody says', async () => {
  expect(await documentOf(at(3))).toMatchObject({ deliveredOn: '2026-11-12' })
  const { rows } = await db.execute<{ on: string }>(sql`
    select to_char(started_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as on from tracks
    where release_id = ${release} and type = 'self_hosted'`)
  expect(await documentOf(at(4))).toMatchObject({ deliveredOn: rows[0]?.on })
})

test('nothing is drafted a second time while nothing was installed', async () => {
  expect(await draftInvoices(release, { now })).toBe(0)
})

test('a draft that stands says that it was declined, and is kept', async () => {
  await say('4.1.0', at(5), 'declined')
  await lookForDrift(now)
  const { id } = (await entryOf(at(5))) ?? { id: '' }
  const [look] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id))
  expect(look?.found).toEqual({ kind: 'not_billable', why: 'declined' })
  await say('4.1.0', at(5), 'installed', started)
  await lookForDrift(now)
  const [again] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id))
  expect(again?.found).not.toMatchObject({ why: 'declined' })
})

test('a draft that stands says when it was installed on another day than it was made for', async () => {
  const noticed = async () => {
    await lookForDrift(now)
    const { id } = (await entryOf(at(6))) ?? { id: '' }
    const [look] = await db.select().from(draftDrifts).where(eq(draftDrifts.draftId, id))
    return look?.found
  }
  // That it has this version is known already: nothing is recorded of the installation.
  await unguarded.execute(sql`update installations set version = '4.1.0' where id = ${at(6)}`)
  await say('4.1.0', at(6), 'installed', started)
  const before = await noticed()
  await say('4.1.0', at(6), 'installed', now)
  expect(await noticed()).toMatchObject({ kind: 'changed', other: ['sale'] })
  await say('4.1.0', at(6), 'installed', started)
  expect(await noticed()).toEqual(before)
})

test('a fix that is installed where the minor failed is billed, and the minor then is not', async () => {
  const fix = await startedRelease(new Date('2026-11-14T08:00:00Z'), '4.1.1')
  await say('4.1.1', at(2), 'installed', now)
  await draftInvoices(fix, { now })
  expect(await entryOf(at(2), fix)).toMatchObject({ state: 'drafted' })
  expect(await entryOf(at(3), fix)).toMatchObject({ why: 'patch_of_billed_minor' })
  await say('4.1.0', at(2), 'installed', now)
  await draftInvoices(release, { now })
  expect(await entryOf(at(2))).toMatchObject({ why: 'minor_billed_by_patch' })
})

test('once it is installed after all it is drafted, whatever was said first', async () => {
  const other = await startedRelease(new Date('2026-11-16T08:00:00Z'), '4.2.0')
  await say('4.2.0', at(0), 'declined', now)
  await say('4.2.0', at(1), 'postponed', now)
  await draftInvoices(other, { now })
  for (const index of [0, 1]) await say('4.2.0', at(index), 'installed', now)
  const said = vi.spyOn(console, 'error')
  expect(await draftInvoices(other, { now })).toBe(2)
  expect(said).not.toHaveBeenCalled()
  expect(await entryOf(at(0), other)).toMatchObject({ state: 'drafted' })
  expect(await entryOf(at(1), other)).toMatchObject({ state: 'drafted' })
})
