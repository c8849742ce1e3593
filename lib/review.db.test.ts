import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  getNeighbours,
  getPicked,
  listForReview,
  pageLength,
  type ReviewRow,
} from '@/db/queries/review'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { outlierOf } from '@/lib/invoice/outlier'
import { reviewFilter, reviewSorts, type ReviewFilter } from '@/lib/invoice/review'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { compare, fits, round } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'

let world: Gathered
const viewer = {} as Viewer
const of = (asked: Record<string, string> = {}) => reviewFilter(asked)

beforeAll(async () => {
  world = await gathered()
  await seedBooks(new Date(Date.now() - 9 * 86_400_000))
  for (const version of ['6.1.0', '6.2.0', '6.3.0']) {
    await releaseIn('deployment', { version, tracks: ['self_hosted', 'sovereign'] })
    await draftInvoices(await world.idOf(version))
  }
  // Amounts of every size, which no rule would come to; kronur stay whole.
  await unguarded.execute(sql`
    update drafts set net = x.net, vat = 0, gross = x.net from (select id,
      case when number % 9 = 0 then 0 when currency = 'ISK' then number * 7919 % 60000 else number * 7919 % 60000 / 100.0 end
      as net from drafts) x where x.id = drafts.id`)
})

async function everything(filter: ReviewFilter) {
  const seen: ReviewRow[] = []
  for (let after: string | null = null; ; after = seen.at(-1)?.id ?? null) {
    const { rows } = await listForReview(viewer, filter, after)
    seen.push(...rows)
    if (rows.length < pageLength) return seen
  }
}

test.each(reviewSorts)('by %s every draft is listed once, page by page', async sort => {
  const all = await everything(of({ sort }))
  const { matching } = await listForReview(viewer, of({ sort }), null)
  expect(matching).toBeGreaterThan(pageLength)
  expect(new Set(all.map(({ id }) => id)).size).toBe(matching)
  expect(all).toHaveLength(matching)
})

test('the mark of an outlier is what the rule says', async () => {
  const all = await everything(of())
  const last = new Map(all.map(row => [row.id, row]))
  const reasons = new Set<string | null>()
  for (const { net, currency, lastId, outlier, difference } of all) {
    if (net === null || currency === null) continue
    const before = lastId === null ? null : last.get(lastId)
    const was = before?.net && before.currency && { net: before.net, currency: before.currency }
    expect(outlier).toBe(outlierOf({ net, currency }, was || null))
    expect(difference === null || fits(difference, currency)).toBe(true)
    reasons.add(outlier)
  }
  expect([...reasons].sort()).toEqual(['difference', 'first', 'zero', null].sort())
})

test('outliers come first, and the largest amounts of each currency', async () => {
  const marks = (await everything(of())).map(({ outlier }) => outlier !== null)
  expect(marks.lastIndexOf(true)).toBeLessThan(marks.indexOf(false))
  const { rows } = await listForReview(viewer, of({ sort: 'amount', currency: 'ISK' }), null)
  const amounts = rows.flatMap(({ net }) => net ?? [])
  expect(amounts).toEqual(amounts.toSorted((a, b) => compare(b, a)))
})

test('a filter holds for the rows, the totals and what a bulk command is about', async () => {
  const filter = of({ release: '6.2.0', currency: 'ISK', mark: 'outlier' })
  const { rows, totals, matching } = await listForReview(viewer, filter, null)
  expect(rows.length).toBe(matching)
  expect(rows.every(row => row.version === '6.2.0' && row.currency === 'ISK' && row.outlier)).toBe(
    true,
  )
  const { rows: sums } = await db.execute<{ net: string }>(sql`
    select sum(net)::text as net from drafts where id in ${rows.map(({ id }) => id)}`)
  expect(totals).toMatchObject([{ currency: 'ISK', count: matching, outliers: matching }])
  expect(totals[0]?.net).toBe(round(sums[0]?.net ?? '', 'ISK'))
  const picked = await getPicked(viewer, { filter }, 2)
  expect(picked).toMatchObject({
    count: matching,
    rows: rows.slice(0, 2).map(({ id }) => ({ id })),
  })
  expect(picked.rows.every(({ seq }) => seq > 0)).toBe(true)
})

test('nothing picked is nothing, and what is not there is left out', async () => {
  expect(await getPicked(viewer, { ids: [] }, 10)).toEqual({ count: 0, rows: [] })
  const { rows } = await getPicked(viewer, { ids: [crypto.randomUUID()] }, 10)
  expect(rows).toEqual([])
})

test('a draft knows those beside it in the list', async () => {
  const filter = of({ release: '6.3.0', sort: 'customer' })
  const all = await everything(filter)
  const [first, second, third] = all
  expect(await getNeighbours(viewer, filter, second?.id ?? '')).toMatchObject({
    before: first?.id,
    after: third?.id,
    place: 2,
    of: all.length,
  })
  expect(await getNeighbours(viewer, filter, first?.id ?? '')).toMatchObject({ before: null })
  expect(await getNeighbours(viewer, filter, crypto.randomUUID())).toBeNull()
})
