import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

const scheduler = { kind: 'machine', name: 'scheduler' } as const
const accounting = { kind: 'machine', name: 'accounting' } as const
const other = '11111111-1111-4111-8111-111111111111'
const sha = 'a'.repeat(64)
let here: Gathered
let one = ''

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  expect(await draftInvoices(await here.idOf('5.1.0'))).toBeGreaterThan(3)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from drafts order by number limit 1`,
  )
  one = rows[0]?.id ?? ''
})

const sunna = () => here.who('Sunna')
const sacha = () => here.who('Sacha')
const says = (actor: Acting, id = one) =>
  recorded(actor, { of: 'draft', id, type: 'draftApproved' })
const set = (change: string) => sql`update drafts set ${sql.raw(change)} where id = ${one}`
const by = (actor: Acting, change: string) => [actor, says(actor), set(change)] as const
const mine = (column: string) => `${column} = '${sunna().id}'`
const submit = () => `state = 'in_review', ${mine('submitted_by')}`
const approve = () => `state = 'approved', sha256 = '${sha}', ${mine('decided_by')}`
const edit = () => `revision = revision + 1, ${mine('edited_by')}`
const handed = `state = 'handed_over', handed_over = '{"channel": "zip", "sha256": {"json": "${sha}"}}'`
const lines = () => sql`
  insert into draft_lines (draft_id, revision, position, code, quantity, price, amount, explanation)
  select draft_id, revision + 1, position, code, quantity, price, amount, explanation
  from draft_lines where draft_id = ${one} and revision = 1`
const elsewhere = sql`(select i.id from installations i where i.id <> installation_id limit 1)`
const corrects = (instead = false, installation = sql`installation_id`) => sql`
  insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document,
    drafted_at, corrects, instead)
  select ${other}, release_id, ${installation}, buyer_id, 'draft', now(), currency, net, vat, gross, document, now(), id,
    ${instead} from drafts where id = ${one}`
const itsLines = () => sql`
  insert into draft_lines (draft_id, position, code, quantity, price, amount, explanation)
  select ${other}, position, code, quantity, price, amount, explanation from draft_lines where draft_id = ${one}`

/** What is tried, what stops it, by whom and how; and where the draft stands before, when it is not new. */
type Case = [string, string, () => readonly [Acting, ...SQL[]], string?]
const held = `held = 'Disputed'`
const reviewed = `state = 'in_review'`
const approved = `state = 'approved', sha256 = '${sha}'`

const cases: Case[] = [
  ['sales submits a draft', 'done', () => by(sunna(), submit())],
  ['sales approves what another submitted', 'done', () => by(sunna(), approve()), reviewed],
  [
    'sales cancels a draft',
    'done',
    () => by(sunna(), `state = 'cancelled', ${mine('decided_by')}`),
  ],
  ['sales hands an approved draft over', 'done', () => by(sunna(), handed), approved],
  [
    'accounting books it',
    'done',
    () => by(accounting, `state = 'booked', booked = 'F-1'`),
    `state = 'handed_over'`,
  ],
  [
    'the scheduler voids a review',
    'done',
    () => [scheduler, says(scheduler), set(`state = 'draft', revision = 2`), lines()],
    reviewed,
  ],
  ['the scheduler puts a draft on hold', 'done', () => by(scheduler, held)],
  ['sales lifts a hold', 'done', () => by(sunna(), 'held = null'), held],
  ['sales edits a draft, with its lines', 'done', () => [...by(sunna(), edit()), lines()]],
  [
    'a correction of what was handed over is written',
    'done',
    () => [sunna(), says(sunna(), other), corrects(), itsLines()],
    `state = 'handed_over'`,
  ],
  ['a draft moves without an event', 'drafts_are_recorded', () => [sunna(), set(submit())]],
  [
    'a machine submits a draft',
    'drafts_are_decided_by_sales: wrong-role',
    () => by(scheduler, `state = 'in_review'`),
  ],
  [
    'devops approves a draft',
    'drafts_are_decided_by_sales: wrong-role',
    () => [here.who('Dora'), says(here.who('Dora')), set(approve())],
    reviewed,
  ],
  [
    'a draft is approved in the name of another',
    'decider_is_who_acts',
    () => by(sacha(), approve()),
    reviewed,
  ],
  [
    'a draft is submitted in the name of another',
    'submitter_is_who_acts',
    () => by(sacha(), submit()),
  ],
  [
    'who submitted a draft approves it',
    'drafts_have_four_eyes: edited-by-you',
    () => by(sunna(), approve()),
    `${reviewed}, submitted_by = '{sunna}'`,
  ],
  [
    'who edited a draft last approves it',
    'drafts_have_four_eyes: edited-by-you',
    () => by(sunna(), approve()),
    `${reviewed}, edited_by = '{sunna}'`,
  ],
  [
    'who changed a line approves the draft',
    'drafts_have_four_eyes: edited-by-you',
    () => by(sunna(), approve()),
    `${reviewed}, layer = '[{"by": "{sunna}"}]'`,
  ],
  [
    'a draft is approved without a digest',
    'approvals_freeze',
    () => by(sunna(), `state = 'approved', ${mine('decided_by')}`),
    reviewed,
  ],
  ['a draft on hold is submitted', 'held_drafts_wait: on-hold', () => by(sunna(), submit()), held],
  [
    'a draft on hold is approved',
    'held_drafts_wait: on-hold',
    () => by(sunna(), approve()),
    `${reviewed}, ${held}`,
  ],
  [
    'a draft on hold is handed over',
    'held_drafts_wait: on-hold',
    () => by(sunna(), handed),
    `${approved}, ${held}`,
  ],
  [
    'something else than what was approved is handed over',
    'what_was_approved_is_handed_over',
    () => by(sunna(), handed),
    `state = 'approved', sha256 = '${'b'.repeat(64)}'`,
  ],
  ['a draft is approved at once', 'drafts_move_legally: wrong-state', () => by(sunna(), approve())],
  [
    'an approved draft is rejected',
    'drafts_move_legally: wrong-state',
    () => by(sunna(), `state = 'rejected', ${mine('decided_by')}`),
    approved,
  ],
  [
    'a cancelled draft comes back',
    'drafts_move_legally: wrong-state',
    () => by(sunna(), `state = 'draft', revision = 2`),
    `state = 'cancelled'`,
  ],
  [
    'a machine lifts a hold',
    'drafts_are_decided_by_sales: wrong-role',
    () => by(scheduler, 'held = null'),
    held,
  ],
  [
    'a hold changes an amount',
    'holds_change_nothing_else',
    () => by(sunna(), `${held}, net = net + 1, gross = gross + 1`),
  ],
  [
    'what is handed over is held',
    'drafts_are_held_undecided: wrong-state',
    () => by(sunna(), held),
    `state = 'handed_over'`,
  ],
  [
    'an edit without a revision',
    'drafts_change_by_state',
    () => by(sunna(), 'net = net + 1, gross = gross + 1'),
  ],
  ['an edit without its lines', 'drafts_add_up', () => by(sunna(), edit())],
  [
    'an edit whose lines do not add up',
    'drafts_add_up',
    () => [...by(sunna(), `${edit()}, net = net + 1, gross = gross + 1`), lines()],
  ],
  ['an edit in the name of another', 'editor_is_who_acts', () => [...by(sacha(), edit()), lines()]],
  [
    'an edit during a review',
    'drafts_are_edited_before_review: wrong-state',
    () => [...by(sunna(), edit()), lines()],
    reviewed,
  ],
  [
    'an edit that approves as well',
    'edits_decide_nothing',
    () => by(sunna(), `${edit()}, sha256 = '${sha}'`),
  ],
  [
    'approving changes an amount',
    'drafts_are_kept',
    () => by(sunna(), `${approve()}, net = net + 1, gross = gross + 1`),
    reviewed,
  ],
  [
    'approving counts a revision more',
    'draft_revisions_have_no_gap',
    () => by(sunna(), `${approve()}, revision = revision + 1`),
    reviewed,
  ],
  [
    'a person supersedes a draft',
    'drafts_are_superseded_by_machines: wrong-role',
    () => by(sunna(), `state = 'superseded'`),
    `state = 'booked'`,
  ],
  [
    'a draft that nothing replaces is superseded',
    'superseded_is_billed_anew: not-replaced',
    () => by(scheduler, `state = 'superseded'`),
    `state = 'booked'`,
  ],
  [
    'what nobody handed over is corrected',
    'corrected_is_handed_over: wrong-state',
    () => [sunna(), says(sunna(), other), corrects(), itsLines()],
    approved,
  ],
  [
    'a correction of another installation',
    'corrects_its_own',
    () => [sunna(), says(sunna(), other), corrects(false, elsewhere), itsLines()],
    `state = 'handed_over'`,
  ],
  [
    'going back keeps the digest',
    'drafts_begin_again',
    () => by(sunna(), `state = 'draft', revision = 2, ${mine('edited_by')}`),
    approved,
  ],
  [
    'submitting names a number of accounting',
    'states_change_their_own',
    () => by(sunna(), `${submit()}, booked = 'F-1'`),
  ],
  [
    'booked without a number',
    'booked_has_a_number',
    () => by(accounting, `state = 'booked'`),
    `state = 'handed_over'`,
  ],
]

test.each(cases)('%s: %s', async (_, guard, statements, stands) => {
  await withUndo(['drafts'], async () => {
    if (stands) await unguarded.execute(set(stands.replaceAll('{sunna}', sunna().id)))
    expect(await attempt(...statements())).toBe(guard)
  })
})

test('a draft has one live correction', async () => {
  await withUndo(['drafts', 'draft_lines'], async () => {
    await unguarded.execute(set(`state = 'handed_over'`))
    const correction = corrects(true)
    await unguarded.execute(correction)
    const second = attempt(
      sunna(),
      says(sunna(), other),
      sql`
      insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross,
        document, drafted_at, corrects)
      select gen_random_uuid(), release_id, installation_id, buyer_id, 'draft', now(), currency, net, vat, gross, document,
        now(), id from drafts where id = ${one}`,
    )
    expect(await second).toBe('23505 one_live_correction')
  })
})

test('where nobody acts, nothing is decided', async () => {
  expect(await attempt(null, set(submit()))).toBe('draft_keeps_its_course')
})

test('what a draft is about stays for the owner too', async () => {
  const moved = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql`select begin_request('machine', id) from machines where name = 'seed'`)
    await tx.execute(set('drafted_at = now()'))
  })
  await expect(moved).rejects.toMatchObject({ cause: { constraint: 'drafts_are_kept' } })
})
