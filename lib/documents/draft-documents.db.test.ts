import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { startedRelease } from '@/db/testing/started-release'
import { check } from '@/lib/invoice/check/check'
import { complete } from '@/lib/invoice/document/complete'
import { modelOf } from '@/lib/invoice/document/model-of'
import { sealed } from '@/lib/invoice/document/sealed'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import type { Viewer } from '@/lib/release/people'
import { countDocuments, readDocuments, type DraftRow } from '@/db/queries/draft-documents'

const before = new Date('2026-09-01T08:00:00Z')
const all = { version: '4.1.0', state: null }
let sales: Viewer

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now: new Date('2026-11-20T08:00:00Z') })
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Sunna'`)
  sales = (await signedIn(rows[0]?.id ?? '', ['sales'])) as Viewer
}, 60_000)

test('all drafts of a release come once each, by number', async () => {
  const numbers = (await read(all)).map(({ number }) => number)
  expect(numbers).toHaveLength(await countDocuments(sales, all))
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
})

test('another state or another release has none of them', async () => {
  expect(await read({ ...all, state: 'booked' })).toEqual([])
  expect(await countDocuments(sales, { version: '9.9.9', state: null })).toBe(0)
})

test('every one can be put on paper, adds up, and keeps its digest through the database', async () => {
  for (const { document, ...standing } of await read(all)) {
    const whole = complete(document)
    if (!whole) throw new Error(`Draft ${standing.number} has no parties.`)
    const wrong = check(modelOf(whole, standing)).flatMap(light => light.findings)
    expect(wrong.filter(({ problem }) => problem === 'sum' || problem === 'decimals')).toEqual([])
    const again = JSON.parse(JSON.stringify(whole)) as typeof whole
    expect(sealed(again, standing).sha256).toBe(sealed(whole, standing).sha256)
  }
})

async function read(chosen: Parameters<typeof readDocuments>[1]) {
  const rows: DraftRow[] = []
  for await (const row of readDocuments(sales, chosen)) rows.push(row)
  return rows
}
