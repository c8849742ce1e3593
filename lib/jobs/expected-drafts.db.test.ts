import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { drafts, releases } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { unguarded } from '@/db/testing/unguarded'
import { releaseIn } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import { draftInvoices } from './draft-invoices'
import type { Currency } from '@/lib/money'
import { sum } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { previewStart } from '@/db/queries/readiness'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const tracks = ['self_hosted', 'sovereign'] as const

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await releaseIn('answered', { version: '4.2.0', tracks: [...tracks] })
})

async function preview() {
  const [row] = await db.select().from(releases).where(eq(releases.version, '4.2.0'))
  return previewStart({} as Viewer, row?.id ?? '', now)
}

test('before accounting and sales set it up it says how many would be blocked, and why', async () => {
  const found = await preview()
  expect(found.map(({ type }) => type)).toEqual(tracks)
  for (const { installations, expected } of found) {
    expect(expected.drafted).toEqual([])
    expect(expected.blocked).toEqual([{ why: { code: 'no_seller' }, count: installations }])
  }
})

test('one whose facts cannot be read is counted apart, and hides nothing of the others', async () => {
  const one = sql`(select id from installations where type = 'sovereign' and active limit 1)`
  await unguarded.execute(sql`update installations set region = '' where id = ${one}`)
  const [, sovereign] = await preview()
  expect(sovereign?.expected.unreadable).toBe(1)
  await unguarded.execute(sql`update installations set region = 'Lyon' where region = ''`)
})

test('what it expects is what a release of that day was drafted for, to the cent', async () => {
  await seedBooks(before)
  const expected = (await preview()).flatMap(track => track.expected.drafted)
  const started = await startedRelease(new Date('2026-11-10T08:00:00Z'), '4.9.0')
  await draftInvoices(started, { now })
  const made = await db.select().from(drafts)
  const total = (currency: Currency, nets: readonly string[]) => sum(nets, currency)
  for (const currency of ['EUR', 'ISK'] as const) {
    const asExpected = expected.filter(each => each.currency === currency)
    const asMade = made.filter(each => each.currency === currency)
    expect(asMade.length).toBeGreaterThan(0)
    expect(asExpected.reduce((all, { count }) => all + count, 0)).toBe(asMade.length)
    const net = asMade.map(row => (currency === 'ISK' ? row.net.replace(/\.00$/, '') : row.net))
    expect(
      total(
        currency,
        asExpected.map(each => each.net),
      ),
    ).toBe(total(currency, net))
  }
})
