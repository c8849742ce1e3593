import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedBooks, seedRates } from '@/db/seeds/invoices'
import { gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

const NO_RIGHT = '42501'

beforeAll(async () => {
  const here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await seedRates(new Date())
  await releaseIn('deployment', { version: '5.1.0' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(0)
  await unguarded.execute(
    sql`insert into territory_decisions values ('FR', 'MC', '2026-01-01', 1, null, 'x', null, now())`,
  )
  await unguarded.execute(sql`insert into checkpoints values (99, now(), 0, '{}', '')`)
})

/** Each trigger that keeps the rows of a table as they are, and what it stops. */
const kept: [string, string, string[]][] = [
  ['chain_stays', 'chain', ['truncate']],
  ['checkpoints_stay', 'checkpoints', ['truncate']],
  ['draft_lines_are_kept', 'draft_lines', ['delete', 'update']],
  ['drafts_stay', 'drafts', ['delete']],
  ['events_are_kept', 'events', ['delete', 'update']],
  ['events_stay', 'events', ['truncate']],
  ['exchange_rates_are_kept', 'exchange_rates', ['delete', 'update']],
  ['exchange_rates_stay', 'exchange_rates', ['truncate']],
  ['price_books_stay', 'price_books', ['truncate']],
  ['sign_offs_are_kept', 'sign_offs', ['delete', 'update']],
  ['sign_offs_stay', 'sign_offs', ['truncate']],
  ['terms_all_stay', 'terms_of_sale', ['truncate']],
  ['terms_stay', 'terms_of_sale', ['delete']],
  ['territory_decisions_are_kept', 'territory_decisions', ['delete', 'update']],
  ['territory_decisions_stay', 'territory_decisions', ['truncate']],
  ['test_runs_are_kept', 'test_runs', ['delete', 'update']],
  ['test_runs_stay', 'test_runs', ['truncate']],
  ['vat_rates_are_kept', 'vat_rates', ['delete', 'update']],
  ['vat_rates_stay', 'vat_rates', ['truncate']],
]

const written: Readonly<Record<string, string>> = {
  draft_lines: 'amount = amount + 1',
  events: `type = 'other'`,
  exchange_rates: 'rate = rate + 1',
  sign_offs: `decision = 'approve'`,
  territory_decisions: `treatment = 'outside'`,
  test_runs: `verdict = 'passed'`,
  vat_rates: 'rate = 1',
}

const cases = kept.flatMap(([trigger, table, ways]) =>
  ways.map(way => ({ trigger, table, way: statementOf(table, way) })),
)

function statementOf(table: string, way: string) {
  if (way === 'truncate') return `truncate ${table} cascade`
  if (way === 'delete') return `delete from ${table}`
  return `update ${table} set ${written[table] ?? ''}`
}

test.each(cases)('not even the owner gets past $trigger: $way', async ({ table, way }) => {
  expect(await unguarded.$count(sql.raw(table))).toBeGreaterThan(0)
  const changed = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql.raw(way))
  })
  await expect(changed).rejects.toMatchObject({ cause: { code: NO_RIGHT } })
})

test('each trigger that keeps rows is among them', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(
    sql`select tgname as name from pg_trigger where tgfoid = 'refuse_change'::regproc`,
  )
  expect(rows.map(({ name }) => name).toSorted()).toEqual(kept.map(([name]) => name))
})
