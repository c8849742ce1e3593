import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { documentIn } from '@/db/testing/document-in'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { DraftDocument } from '@/lib/invoice/draft'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

const seed = { kind: 'machine', name: 'seed' } as const
const draft = '11111111-1111-4111-8111-111111111111'
let here: Gathered
let one = ''
let document: DraftDocument
let release = ''
let customer = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  release = await here.idOf('5.1.0')
  expect(await draftInvoices(release)).toBeGreaterThan(3)
  const { rows } = await db.execute<{ id: string; buyer: string }>(
    sql`select id, buyer_id as buyer from drafts order by number limit 1`,
  )
  one = rows[0]?.id ?? ''
  document = await documentIn(one)
  customer = rows[0]?.buyer ?? ''
})

const sunna = () => here.who('Sunna')
const says = (actor: Acting, id = one, of = 'draft', type = 'draftGenerated') =>
  recorded(actor, { of, id, type, data: { document } })
const copied = (change: { net?: string; sums?: string; state?: string; live?: boolean }) => sql`
  insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq, drafted_at)
  select ${draft}, release_id, installation_id, buyer_id, ${change.state ?? 'draft'}, now(), currency,
    net + ${change.net ?? 0}::numeric, vat, gross + ${change.net ?? 0}::numeric, document_seq, now() from drafts where id = ${one}`
const lines = (more = '0') => sql`
  insert into draft_lines (draft_id, position, code, quantity, price, amount)
  select ${draft}, position, code, quantity, price, amount + ${more}::numeric from draft_lines where draft_id = ${one}`
const away = () => sql`update drafts set state = 'superseded' where id = ${one}`

type Case = [string, string, () => [Acting, ...SQL[]], (() => SQL)?]

const cases: Case[] = [
  [
    'a draft is deleted',
    '42501',
    () => [sunna(), says(sunna()), sql`delete from drafts where id = ${one}`],
  ],
  [
    'a line is edited',
    '42501',
    () => [sunna(), says(sunna()), sql`update draft_lines set amount = 0 where draft_id = ${one}`],
  ],
  ['a line is added later', 'lines_come_whole', () => [seed, says(seed), emptyLine()]],
  ['lines of no draft', 'lines_come_whole', () => [seed, says(seed, draft), lines()]],
  [
    'a draft and its lines are written',
    'done',
    () => [seed, says(seed, draft), copied({}), lines()],
    away,
  ],
  [
    'a second live draft is written',
    '23505 one_live_draft',
    () => [seed, says(seed, draft), copied({}), lines()],
  ],
  [
    'a draft is written without lines',
    'drafts_add_up',
    () => [seed, says(seed, draft), copied({})],
    away,
  ],
  [
    'lines do not add up to the document',
    'drafts_add_up',
    () => [seed, says(seed, draft), copied({}), lines('1')],
    away,
  ],
  [
    'a draft does not add up to its lines',
    'drafts_add_up',
    () => [seed, says(seed, draft), copied({ net: '1' }), lines()],
    away,
  ],
  [
    'a draft begins as approved',
    'drafts_begin_undecided',
    () => [seed, says(seed, draft), copied({ state: 'approved' }), lines()],
    away,
  ],
  [
    'a drafted entry of the ledger is blocked',
    'ledger_is_kept: already-drafted',
    () => [seed, says(seed), sql`update ledger set state = 'blocked', why = 'x' where id = ${one}`],
  ],
  [
    'an entry of the ledger names another draft',
    '23503 ledger_names_its_draft',
    () => [
      seed,
      says(seed),
      sql`update ledger set state = 'drafted', why = null, draft_id = (select id from drafts where id <> ${one} limit 1) where id = ${one}`,
    ],
    () => sql`update ledger set state = 'blocked', why = 'x' where id = ${one}`,
  ],
  [
    'an entry of the ledger is moved',
    '42501',
    () => [
      seed,
      says(seed),
      sql`update ledger set installation_id = gen_random_uuid() where id = ${one}`,
    ],
  ],
  ['a line is added without an event', 'lines_come_whole', () => [seed, emptyLine()]],
  [
    'the ledger is changed without an event',
    'ledger_are_recorded',
    () => [seed, sql`update ledger set at = now() where state <> 'drafted'`],
    () => sql`update ledger set state = 'blocked', why = 'x' where id = ${one}`,
  ],
  [
    'a customer is edited on the record',
    'done',
    () => [sunna(), says(sunna(), customer, 'customer', 'customerEdited'), contact()],
  ],
  ['a customer is edited without an event', 'customers_are_recorded', () => [sunna(), contact()]],
  [
    'an installation is edited without an event',
    'installations_are_recorded',
    () => [sunna(), sql`update installations set nodes = 1`],
  ],
]

const emptyLine =
  () => sql`insert into draft_lines (draft_id, position, code, quantity, price, amount)
  values (${one}, 99, 'x', 1, 0, 0)`
const contact = () => sql`update customers set contact = 'Somebody' where id = ${customer}`
test.each(cases)('%s: %s', async (_, guard, statements, before) => {
  await withUndo(before ? ['drafts', 'ledger'] : [], async () => {
    if (before) await unguarded.execute(before())
    expect(await attempt(...statements())).toBe(guard)
  })
})

test('a rejected draft is reopened, unless another release of the minor was billed since', async () => {
  const reopen = sql`update drafts set state = 'draft', decided_by = null, edited_by = ${sunna().id}, revision = 2
    where id = ${one}`
  const again = sql`
    insert into draft_lines (draft_id, revision, position, code, quantity, price, amount)
    select draft_id, 2, position, code, quantity, price, amount from draft_lines where draft_id = ${one}`
  const rejected = sql`update drafts set state = 'rejected' where id = ${one}`
  await withUndo(['drafts', 'releases'], async () => {
    await unguarded.execute(rejected)
    expect(await attempt(sunna(), says(sunna()), reopen, again)).toBe('done')
    const patch = crypto.randomUUID()
    await unguarded.execute(sql`insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
      values (${patch}, '5.1.1', 'patch', '', '', 1, 'merge-qa', now(), now())`)
    await unguarded.execute(sql`insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq, drafted_at)
      select ${draft}, ${patch}, installation_id, buyer_id, 'draft', now(), currency, net, vat, gross, document_seq, now() from drafts where id = ${one}`)
    expect(await attempt(sunna(), says(sunna()), reopen)).toBe('minor_is_billed_once: billed-since')
  })
})

test('two drafts never have one number of accounting', async () => {
  await withUndo(['drafts'], async () => {
    await unguarded.execute(sql`update drafts set booked = 'F-1' where id <> ${one} and number =
      (select max(number) from drafts)`)
    await unguarded.execute(sql`update drafts set state = 'handed_over' where id = ${one}`)
    expect(
      await attempt(
        sunna(),
        says(sunna()),
        sql`update drafts set state = 'booked', booked = 'F-1' where id = ${one}`,
      ),
    ).toBe('23505 drafts_booked_unique')
  })
})
