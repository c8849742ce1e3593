import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedFreezes } from '@/db/seeds/freezes'
import { seedBooks, seedRates } from '@/db/seeds/invoices'
import { gathered } from '@/db/testing/cast'
import { issued } from '@/db/testing/issued'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

beforeAll(async () => {
  const here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await seedRates(new Date())
  await seedFreezes(new Date())
  await issued({ by: here.who('Ada').id, name: 'CI', scopes: ['releases:read'] })
  await releaseIn('deployment', { version: '5.1.0' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(1)
})

const id = () => ({ id: crypto.randomUUID() })
const number = 2 ** 30

// The triggers are off here: what stops these is the table itself.
const cases: [string, () => SQL][] = [
  ['api_tokens_hash_unique', () => again('api_tokens', { ...id(), name: 'Another' })],
  ['api_tokens_name_unique', () => again('api_tokens', { ...id(), hash: 'b'.repeat(64) })],
  ['customers_name_unique', () => again('customers', id())],
  [
    'deployments_tokenHash_unique',
    () => sql`
      insert into deployments (release_id, track, attempt, version, state, token_hash, requested_at, deadline)
      select id, 'serverless', n, '1', 'requested', 'x', now(), now() from releases, generate_series(1, 2) n`,
  ],
  ['drafts_booked_unique', () => sql`update drafts set booked = 'F-1'`],
  ['drafts_number_unique', () => again('drafts', { ...id(), state: 'cancelled' })],
  ['events_aggregate_aggregateId_seq_unique', () => again('events', { id: 2 ** 31 })],
  ['git_identities_pkey', () => again('git_identities', { person_id: crypto.randomUUID() })],
  [
    'idempotency_keys_pkey',
    () => sql`
      insert into idempotency_keys (key, person_id, command, subject, digest, at)
      select ${crypto.randomUUID()}, gen_random_uuid(), 'x', '', '', now() from generate_series(1, 2)`,
  ],
  ['installations_customerId_name_unique', () => again('installations', id())],
  ['ledger_id_unique', () => again('ledger', { release_id: crypto.randomUUID() })],
  ['machines_name_unique', () => again('machines', id())],
  [
    'one_live_correction',
    () => sql`
      insert into drafts overriding system value
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'number', ${number}::int + n, 'corrects', d.id))).*
      from drafts d, generate_series(1, 2) n where d.number = (select min(number) from drafts)`,
  ],
  ['one_live_draft', () => again('drafts', { ...id(), number })],
  ['one_rate_a_day', () => again('exchange_rates', id())],
  ['people_email_unique', () => again('people', id())],
  ['price_books_code_version_unique', () => again('price_books', id())],
  ['releases_version_unique', () => again('releases', id())],
  ['sellers_country_unique', () => again('sellers', { id: 'another' })],
  ['terms_of_sale_code_version_unique', () => again('terms_of_sale', id())],

  ['contract_is_a_list', () => sql`update installations set contract = '{}'`],
  ['corrections_say_why', () => sql`update exchange_rates set reason = 'x'`],
  ['drafted_has_a_draft', () => drafted('draft_id = null')],
  ['drafted_or_said_why', () => drafted(`why = 'no_book'`)],
  [
    'drafts_are_read_by_their_partner',
    () => sql`update api_tokens set partner_id = gen_random_uuid()`,
  ],
  ['drafts_of_books_are_unpublished', () => sql`update price_books set sha256 = null`],
  ['ended_terms_say_why', () => sql`update terms_of_sale set ended_on = '2026-06-30'`],
  [
    'endpoint_is_whole',
    () => sql`update customers set endpoint_scheme = '9930', endpoint_id = null`,
  ],
  [
    'events_can_be_read',
    () => sql`update events set data = ${String.raw`{"a": "C:\\udata \\\ud800"}`}::json`,
  ],
  ['evidence_is_known', () => sql`update accounting_settings set vat_id_evidence = 'x'`],
  [
    'facts_are_reported_by_their_installation',
    () => sql`update api_tokens set installation_id = (select id from installations limit 1)`,
  ],
  ['freeze_ends_after_start', () => sql`update freezes set ends_at = starts_at`],
  ['gross_is_net_and_vat', () => sql`update drafts set gross = gross + 1`],
  ['holds_have_a_kind', () => sql`update drafts set held = '{"legal": {}}'`],
  [
    'kronur_are_whole',
    () => sql`update drafts set currency = 'ISK', net = 0.5, vat = 0, gross = 0.5`,
  ],
  ['one_accounting', () => again('accounting_settings', id())],
  ['outside_union_is_known', () => sql`update accounting_settings set outside_union = 'x'`],
  ['plan_is_whole', () => sql`update tracks set zone = 'UTC', start_local = null`],
  ['rate_is_a_percentage', () => sql`update vat_rates set rate = 101`],
  [
    'rates_are_between_currencies',
    () => sql`update exchange_rates set to_currency = from_currency`,
  ],
  ['rates_are_positive', () => sql`update exchange_rates set rate = 0`],
  ['retired_books_end', () => sql`update price_books set state = 'retired', valid_to = null`],
  ['sellers_stand_in', () => sql`update sellers set country = 'DE' where country = 'FR'`],
  ['session_is_bounded', () => sql`update sessions set ends_at = started_at + interval '12:00:01'`],
  ['somebody_acts', () => sql`insert into requests values (1, pg_current_xact_id(), null, null)`],
  ['territories_are_sold_to_by_us', () => ofTerritory({ seller: 'DE' })],
  ['territory_is_known', () => ofTerritory({ territory: 'DE' })],
  ['territory_treatment_is_known', () => ofTerritory({ treatment: 'exempt' })],
  ['terms_digest_is_sha256', () => sql`update terms_of_sale set digest = 'x'`],
  ['terms_end_after_start', () => sql`update terms_of_sale set valid_to = '2025-12-31'`],
  ['terms_level_is_known', () => sql`update terms_of_sale set level = 'x'`],
  ['terms_party_is_known', () => sql`update terms_of_sale set party = 'x'`],
  [
    'token_expires_within_a_year',
    () => sql`update api_tokens set expires_at = issued_at + interval '367 days'`,
  ],
  ['token_has_a_scope', () => sql`update api_tokens set scopes = '{}'`],
  ['token_is_hashed', () => sql`update api_tokens set hash = 'x'`],
  ['undrafted_says_why', () => sql`update ledger set state = 'blocked', why = null`],
  [
    'vat_confirmation_is_whole',
    () => sql`update customers set vat_confirmed_on = '2026-11-01', vat_reference = null`,
  ],
  ['waiver_is_whole', () => sql`update criteria set state = 'waived', reason = null`],
]

test.each(cases)('%s holds without a trigger', async (constraint, statement) => {
  expect(await stoppedBy(statement())).toBe(constraint)
})

test('each check and each unique constraint is among them', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(sql`
    select n.conname as name from pg_constraint n where n.connamespace = 'public'::regnamespace
      and (n.contype in ('c', 'u') or n.conname in ('idempotency_keys_pkey', 'git_identities_pkey'))
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = n.conindid)
    union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid
    where i.relnamespace = 'public'::regnamespace and x.indisunique
      and not exists (select from pg_constraint n where n.conindid = i.oid)`)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(cases.map(([name]) => name).toSorted())
})

/** One of its rows a second time, but for what is changed of it. */
const again = (table: string, changed: object) => sql`
  insert into ${sql.identifier(table)} overriding system value
  select (jsonb_populate_record(t, ${JSON.stringify(changed)}::jsonb)).* from ${sql.identifier(table)} t limit 1`
const ofTerritory = (change: object) => sql`
  insert into territory_decisions
  select (jsonb_populate_record(null::territory_decisions, ${JSON.stringify({
    ...{ seller: 'FR', territory: 'MC', valid_from: '2026-01-01', entry: 1, treatment: null },
    ...{ evidence: 'x', decided_at: '2026-01-01T00:00:00Z', ...change },
  })}::jsonb)).*`
const drafted = (change: string) =>
  sql`update ledger set ${sql.raw(change)} where state = 'drafted'`

async function stoppedBy(statement: SQL) {
  const error: unknown = await unguarded.execute(statement).then(
    () => null,
    (failed: unknown) => failed,
  )
  const cause: unknown = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'constraint' in cause ? cause.constraint : cause
}
