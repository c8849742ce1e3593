import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { accounting } from '@/db/aggregates/accounting'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { accountingId } from '@/lib/accounting/accounting'
import { legalRates } from '@/lib/invoice/testing'
import { perform } from '@/lib/perform'

const seed = { kind: 'machine', name: 'seed' } as const
const terms = '11111111-1111-4111-8111-111111111111'
let here: Gathered
let german = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from customers where country = 'DE' and not partner order by name limit 1`,
  )
  german = rows[0]?.id ?? ''
})

const sacha = () => here.who('Sacha')
const sunna = () => here.who('Sunna')
const ada = () => here.who('Ada')
const says = (actor: Acting, type: string) =>
  recorded(actor, { of: 'accounting', id: accountingId, type })
const rate = (from: string, by: string | null, entry = 1, of: number | null = 21) => sql`
  insert into vat_rates (country, category, valid_from, entry, rate, evidence, entered_by, entered_at)
  values ('FR', 'S', ${from}, ${entry}, ${of}, 'A law.', ${by}, now())`
const contact = (id: string) => sql`update accounting_settings set contact_id = ${id}`
const policy = () => sql`update accounting_settings set outside_union = 'G'`
const company = () => sql`update sellers set city = 'Elsewhere' where country = 'FR'`

const agreed = (actor: Acting, id = terms) =>
  recorded(actor, { of: 'terms', id, type: 'termsAdded' })
type Written = { code?: string; by?: string | null; from?: string; id?: string; level?: string }
const added = ({
  code = 'X',
  by = sunna().id,
  from = '2026-01-01',
  id = terms,
  level,
}: Written = {}) => sql`
  insert into terms_of_sale (id, code, version, level, agreed_for, party, valid_from, due_kind, due_days, rules,
    document_name, digest, added_by, added_at)
  values (${id}, ${code}, 1, ${level ?? 'buyer_negotiated'}, ${level ? 'seller-fr' : 'b1'}, 'customer', ${from}, 'net', 30, '[]', 'A contract',
    ${'a'.repeat(64)}, ${by}, now())`
const ended = (by: string | null = sunna().id) => sql`
  update terms_of_sale set ended_on = '2026-06-30', end_reason = 'Over.', ended_by = ${by}, ended_at = now() where id = ${terms}`

const asks = (actor: Acting) =>
  recorded(actor, { of: 'customer', id: german, type: 'vatIdConfirmed' })
const confirmed = (by: string | null) => sql`
  update customers set vat_confirmed_on = '2026-11-01', vat_reference = 'WAPI', vat_confirmed_by = ${by} where id = ${german}`

const cases: [string, string, () => [Acting, ...SQL[]]][] = [
  [
    'the contact records a rate',
    'done',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), rate('2027-01-01', sacha().id)],
  ],
  [
    'a rate comes without an event',
    'vat_rates_are_recorded',
    () => [sacha(), rate('2027-01-01', sacha().id)],
  ],
  [
    'sales that is not the contact records a rate',
    'vat_rates_are_decided: not-accounting',
    () => [sunna(), says(sunna(), 'vatRateRecorded'), rate('2027-01-01', sunna().id)],
  ],
  [
    'an admin records a rate',
    'vat_rates_are_decided: wrong-role',
    () => [ada(), says(ada(), 'vatRateRecorded'), rate('2027-01-01', ada().id)],
  ],
  [
    'a job records a rate',
    'vat_rates_are_decided: wrong-role',
    () => [{ kind: 'machine', name: 'scheduler' }, rate('2027-01-01', null)],
  ],
  [
    'a rate is entered in the name of another',
    'vat_rates_are_by_who_acts',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), rate('2027-01-01', sunna().id)],
  ],
  [
    'a rate begins before the newest',
    'vat_rates_begin_later: begins-too-early',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), rate('2013-01-01', sacha().id)],
  ],
  [
    'the newest rate is entered again, withdrawn, and another begins sooner',
    'done',
    () => {
      const enter = (from: string, entry: number, of: number | null) =>
        rate(from, sacha().id, entry, of)
      const mistyped = [enter('2077-01-01', 1, 2), enter('2077-01-01', 2, 3)]
      const gone = [enter('2077-01-01', 3, null), enter('2027-01-01', 1, 21)]
      return [sacha(), says(sacha(), 'vatRateRecorded'), ...mistyped, ...gone]
    },
  ],
  [
    'a rate is withdrawn that others follow',
    'vat_rates_are_withdrawn_newest_first',
    () => [sacha(), says(sacha(), 'vatRateWithdrawn'), rate('2027-01-01', sacha().id, 1, null)],
  ],
  [
    'an entry of a rate is left out',
    'vat_rate_entries_have_no_gap',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), rate('2027-01-01', sacha().id, 2)],
  ],
  [
    'a rate is changed',
    '42501',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), sql`update vat_rates set rate = 5`],
  ],
  [
    'a rate is deleted',
    '42501',
    () => [sacha(), says(sacha(), 'vatRateRecorded'), sql`delete from vat_rates`],
  ],
  [
    'the contact decides the policy',
    'done',
    () => [sacha(), says(sacha(), 'vatPolicyDecided'), policy()],
  ],
  [
    'the policy changes without an event',
    'accounting_settings_are_recorded',
    () => [sacha(), policy()],
  ],
  [
    'sales that is not the contact decides the policy',
    'vat_policy_is_decided: not-accounting',
    () => [sunna(), says(sunna(), 'vatPolicyDecided'), policy()],
  ],
  [
    'an admin names the contact',
    'done',
    () => [ada(), says(ada(), 'accountingContactNamed'), contact(sunna().id)],
  ],
  [
    'the contact names another',
    'contact_is_named_by_admins: wrong-role',
    () => [sacha(), says(sacha(), 'accountingContactNamed'), contact(sunna().id)],
  ],
  [
    'somebody outside sales is named',
    'contact_is_in_sales: not-sales',
    () => [ada(), says(ada(), 'accountingContactNamed'), contact(here.who('Dora').id)],
  ],
  [
    'the contact edits a company',
    'done',
    () => [sacha(), says(sacha(), 'sellerEdited'), company()],
  ],
  ['a company changes without an event', 'sellers_are_recorded', () => [sacha(), company()]],
  [
    'sales that is not the contact edits a company',
    'sellers_are_decided: not-accounting',
    () => [sunna(), says(sunna(), 'sellerEdited'), company()],
  ],

  ['sales adds terms', 'done', () => [sunna(), agreed(sunna()), added()]],
  ['terms come without an event', 'terms_are_recorded', () => [sunna(), added()]],
  [
    'devops adds terms',
    'terms_are_agreed_by_sales: wrong-role',
    () => [here.who('Dora'), agreed(here.who('Dora')), added({ by: here.who('Dora').id })],
  ],
  [
    'terms are added in the name of another',
    'terms_are_by_who_acts',
    () => [sunna(), agreed(sunna()), added({ by: sacha().id })],
  ],
  [
    'other terms apply to the same on the same day',
    'terms_have_no_rival: overlaps',
    () => [sunna(), agreed(sunna()), added({ level: 'vendor_general' })],
  ],
  ['terms are ended', 'done', () => [sunna(), agreed(sunna()), added(), ended()]],
  [
    'terms are ended twice',
    'terms_end_once: over',
    () => [sunna(), agreed(sunna()), added(), ended(), ended()],
  ],
  [
    'terms are ended in the name of another',
    'terms_end_by_who_acts',
    () => [sunna(), agreed(sunna()), added(), ended(sacha().id)],
  ],
  [
    'terms are changed',
    '42501',
    () => [sunna(), agreed(sunna()), sql`update terms_of_sale set due_days = 90`],
  ],
  [
    'an end is taken back',
    'terms_are_kept',
    () => [
      sunna(),
      agreed(sunna()),
      added(),
      ended(),
      sql`update terms_of_sale set ended_on = null, end_reason = null, ended_at = null, ended_by = null where id = ${terms}`,
    ],
  ],
  ['terms are deleted', '42501', () => [sunna(), agreed(sunna()), sql`delete from terms_of_sale`]],

  ['sales confirms a VAT id', 'done', () => [sunna(), asks(sunna()), confirmed(sunna().id)]],
  [
    'devops confirms a VAT id',
    'vat_ids_are_confirmed_by_sales: wrong-role',
    () => [here.who('Dora'), asks(here.who('Dora')), confirmed(here.who('Dora').id)],
  ],
  [
    'a VAT id is confirmed in the name of another',
    'vat_ids_are_confirmed_by_who_acts',
    () => [sunna(), asks(sunna()), confirmed(sacha().id)],
  ],
  [
    'another number keeps the confirmation',
    'confirmations_fall_with_the_number',
    () => [
      sunna(),
      asks(sunna()),
      confirmed(sunna().id),
      sql`update customers set vat_id = 'DE123456704' where id = ${german}`,
    ],
  ],
]

test.each(cases)('%s: %s', async (_, outcome, statements) => {
  const [actor, ...rest] = statements()
  expect(await attempt(actor, ...rest)).toBe(outcome)
})

test('the console comes with the rates that the law has, and where each is written', async () => {
  const { rows } = await db.execute<{ evidence: string }>(sql`
    select country, category, trim_scale(rate)::text as rate, valid_from as from, evidence, entered_by as by
    from vat_rates order by country, valid_from`)
  expect(rows).toMatchObject(legalRates.map(rate => ({ ...rate, by: null })))
  for (const { evidence } of rows) expect(evidence).toMatch(/art\. 278|50\/1988/)
})

test('what the guard says no to is the refusal of the rule, with its facts', async () => {
  const careless = {
    ...accounting,
    decide: () => ({
      ...{ ok: true as const, role: 'sales' as const },
      events: [{ type: 'vatRateRecorded' as const, ...newRate }],
    }),
  }
  const newRate = {
    ...{ country: 'FR' as const, category: 'S' as const, rate: '21', from: '2027-01-01' },
    evidence: 'A law.',
  }
  const asked = {
    ...{ subject: 'accounting', channel: 'screen' as const, actor: sunna() },
    command: { type: 'recordVatRate' as const, ...newRate },
  }
  const byGuard = await perform(careless, asked)
  expect(byGuard).toEqual({ ok: false, refusal: { code: 'not-accounting', contact: 'Sacha' } })
  expect(await perform(accounting, asked)).toEqual(byGuard)
  expect(await attempt(seed, says(seed, 'vatRateRecorded'), rate('2027-01-01', null))).toBe('done')
})
