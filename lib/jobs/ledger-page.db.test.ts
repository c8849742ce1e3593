import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedCustomers } from '@/db/seeds/customers'
import { publishBook } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import { defaultBooks } from '@/lib/invoice/default-books'
import { draftInvoices } from './draft-invoices'
import { sum } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { getLedger } from '@/db/queries/ledger-page'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const viewer = {} as Viewer
let releaseId: string

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  for (const book of defaultBooks.filter(({ currency }) => currency === 'EUR'))
    await publishBook(book, before)
  releaseId = await startedRelease(new Date('2026-11-10T08:00:00Z'), '4.9.0')
})

const all = () => getLedger(viewer, { releaseId, kind: null, after: null })

test('before anything is drafted every installation is missing, and it says so', async () => {
  const { balance, counts, rows } = await all()
  expect(balance.even).toBe(false)
  expect(counts).toEqual([{ kind: 'missing', count: balance.missing.length }])
  expect(rows.map(({ installationId }) => installationId).sort()).toEqual(balance.missing.sort())
})

test('once drafted it adds up, and its totals are those of its rows', async () => {
  await draftInvoices(releaseId, { now })
  const { balance, counts, rows, totals } = await all()
  expect(balance.even).toBe(true)
  expect(counts.reduce((count, one) => count + one.count, 0)).toBe(rows.length)
  for (const { currency, count, net } of totals) {
    const own = rows.filter(row => row.currency === currency)
    expect(own.length).toBe(count)
    expect(
      sum(
        own.map(row => row.net ?? ''),
        currency,
      ),
    ).toBe(net)
  }
  const blocked = rows.filter(({ kind }) => kind === 'blocked')
  expect(blocked.length).toBeGreaterThan(0)
  expect(blocked.every(({ block }) => block !== null)).toBe(true)
})

test('each page begins after the last row of the one before', async () => {
  const { rows } = await all()
  const [first] = rows
  const { rows: rest } = await getLedger(viewer, {
    ...{ releaseId, kind: null, after: first?.installationId ?? null },
  })
  expect(rest).toEqual(rows.slice(1))
  const { rows: drafted } = await getLedger(viewer, { releaseId, kind: 'drafted', after: null })
  expect(drafted).toEqual(rows.filter(({ kind }) => kind === 'drafted'))
})

test('what was lost and what is no part of it is named', async () => {
  const { rows } = await all()
  const lost = rows.at(-1)?.installationId
  await unguarded.execute(sql`
    with other as (
      insert into installations
      select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'name', 'elsewhere'))).*
      from installations i where i.type = 'sovereign' limit 1
      returning id)
    update ledger set installation_id = (select id from other)
    where release_id = ${releaseId} and installation_id = ${lost}`)
  const { balance, rows: off } = await all()
  expect(balance.missing).toEqual([lost])
  expect(off.slice(0, 2).map(({ kind }) => kind)).toEqual(['missing', 'strangers'])
  expect(off[0]?.installationId).toBe(lost)
  expect(off[1]?.installationId).toBe(balance.strangers[0])
})
