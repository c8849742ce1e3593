import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

beforeAll(async () => {
  const here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(0)
})

const id = () => ({ id: crypto.randomUUID() })

// The triggers are off here: what stops these is the table itself.
test.each<[string, () => SQL]>([
  ['customers_name_unique', () => again('customers', id())],
  ['drafts_number_unique', () => again('drafts', { ...id(), state: 'cancelled' })],
  ['events_aggregate_aggregateId_seq_unique', () => again('events', { id: 2 ** 31 })],
  ['installations_customerId_name_unique', () => again('installations', id())],
  ['ledger_id_unique', () => again('ledger', { release_id: crypto.randomUUID() })],
  ['machines_name_unique', () => again('machines', id())],
  ['people_email_unique', () => again('people', id())],
  ['releases_version_unique', () => again('releases', id())],
  ['gross_is_net_and_vat', () => sql`update drafts set gross = gross + 1`],
  [
    'kronur_are_whole',
    () => sql`update drafts set currency = 'ISK', net = 0.5, vat = 0, gross = 0.5`,
  ],
  [
    'drafted_has_a_draft',
    () => sql`update ledger set state = 'drafted', why = null, draft_id = null`,
  ],
  ['drafted_or_said_why', () => sql`update ledger set why = 'no_book' where state = 'drafted'`],
  ['undrafted_says_why', () => sql`update ledger set state = 'blocked', why = null`],
  ['somebody_acts', () => sql`insert into requests values (1, pg_current_xact_id(), null, null)`],
])('%s holds without a trigger', async (constraint, statement) => {
  expect(await stoppedBy(statement())).toBe(constraint)
})

/** One of its rows a second time, but for what is changed of it. */
const again = (table: string, changed: object) => sql`
  insert into ${sql.identifier(table)} overriding system value
  select (jsonb_populate_record(t, ${JSON.stringify(changed)}::jsonb)).* from ${sql.identifier(table)} t limit 1`

async function stoppedBy(statement: SQL) {
  const error: unknown = await unguarded.execute(statement).then(
    () => null,
    (failed: unknown) => failed,
  )
  const cause: unknown = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'constraint' in cause ? cause.constraint : cause
}
