import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { held, heldBy } from '@/db/testing/one-draft'
import { refusedAlike } from '@/db/testing/refused-alike'
import { documentIn } from '@/db/testing/document-in'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { DraftEvent } from '@/lib/invoice/events'
import type { HoldKind } from '@/lib/invoice/hold'
import { keyOf, sumsOf } from '@/lib/invoice/layer'
import { draftInvoices } from '@/lib/jobs/draft-invoices'

const scheduler = { kind: 'machine', name: 'scheduler' } as const
const other = '11111111-1111-4111-8111-111111111111'
const sha256 = 'a'.repeat(64)
const reason = 'Disputed'
let here: Gathered
let one = ''
let release = ''
let document: DraftDocument

beforeAll(async () => {
  here = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  release = await here.idOf('5.1.0')
  await draftInvoices(release)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from drafts order by number limit 1`,
  )
  one = rows[0]?.id ?? ''
  document = await documentIn(one)
})

const sunna = () => here.who('Sunna')
const dora = () => here.who('Dora')
const petra = () => here.who('Petra')
const technical = () => heldBy(dora().id, 'technical')
const set = (change: string) => sql`update drafts set ${sql.raw(change)} where id = ${one}`
const submitted = (): DraftEvent => ({ type: 'draftSubmitted', revision: 1, by: sunna().id })
const approved: DraftEvent = { type: 'draftApproved', revision: 1, sha256 }
const handedOver: DraftEvent = {
  ...{ type: 'draftHandedOver', revision: 1, channel: 'download', sha256: { json: sha256 } },
}
const corrects = () => ({ draftId: one, number: 1 })
const place = () => ({ releaseId: release, installationId: document.installationId })

function dropped(): DraftEvent {
  const [line] = document.lines
  if (!line) throw new Error('No line.')
  const laid = { key: keyOf(line), reason, by: sunna().id, at: '2026-11-03T10:00:00Z' }
  return {
    type: 'lineOverridden',
    override: { ...laid, kind: 'dropped', was: sumsOf(line) },
    document,
  }
}

type Case = {
  code: string
  by: () => Acting
  command: () => AnyDraftCommand
  guard: string
  event: () => DraftEvent
  before?: () => SQL[]
  subject?: string
}
const submit = { command: () => ({ type: 'submitDraft', seen: 1 }) as const, event: submitted }
const approve = {
  command: () => ({ type: 'approveDraft', seen: 1 }) as const,
  event: () => approved,
}
const hold = (kind: HoldKind) => ({
  command: () => ({ type: 'holdDraft', kind, reason }) as const,
  event: (): DraftEvent => ({ type: 'draftHeld', kind, reason, cause: 'person' }),
})
const lift = (kind: HoldKind) => ({
  command: () => ({ type: 'liftDraftHold', kind }) as const,
  event: (): DraftEvent => ({ type: 'draftHoldLifted', kind }),
})
const handOver = {
  command: () => ({ type: 'handOverDraft', channel: 'download', seen: 1 }) as const,
  event: () => handedOver,
}
const book = {
  command: () => ({ type: 'acknowledgeDraft', number: 'F-1' }) as const,
  event: (): DraftEvent => ({ type: 'draftBooked', number: 'F-1' }),
}
const supersede = {
  command: () => ({ type: 'supersedeDraft' }) as const,
  event: (): DraftEvent => ({ type: 'draftSuperseded', by: 7 }),
}
const correct = {
  subject: other,
  command: () => ({ type: 'correctDraft', original: one, instead: false, reason }) as const,
  event: (): DraftEvent => ({
    ...{ type: 'correctionDrafted', ...place(), reason, instead: false },
    document: { ...document, corrects: corrects() },
  }),
}
const drop = {
  command: (): AnyDraftCommand => ({
    ...{ type: 'overrideLine', key: 'x', quantity: null, unitPrice: null, leaveOut: true },
    ...{ reason, seen: 1 },
  }),
  event: dropped,
}
const onSales = { guard: 'drafts_are_decided_by_sales', code: 'wrong-role', by: dora }
const byRoles = { guard: 'holds_are_by_their_roles', code: 'wrong-role' }
const waits = { guard: 'held_drafts_wait', code: 'on-hold', by: sunna }

const cases: Case[] = [
  { ...submit, ...onSales },
  { ...drop, ...onSales },
  { ...hold('commercial'), ...byRoles, by: dora },
  {
    ...lift('commercial'),
    ...byRoles,
    by: dora,
    before: () => [set(heldBy(sunna().id, 'commercial'))],
  },
  { ...hold('technical'), ...byRoles, by: petra },
  { ...hold('technical'), ...byRoles, by: () => scheduler },
  { ...lift('technical'), ...byRoles, by: petra, before: () => [set(technical())] },
  { ...lift('technical'), ...byRoles, by: () => scheduler, before: () => [set(technical())] },
  { ...book, ...onSales, before: () => [set(`state = 'handed_over'`)] },
  { ...approve, code: 'wrong-state', by: sunna, guard: 'drafts_move_legally' },
  {
    ...{ ...drop, code: 'wrong-state', by: sunna, guard: 'drafts_are_edited_before_review' },
    before: () => [set(`state = 'in_review'`)],
  },
  {
    ...{ ...hold('technical'), code: 'wrong-state', by: sunna, guard: 'drafts_are_held_undecided' },
    before: () => [set(`state = 'handed_over'`)],
  },
  { ...submit, ...waits, before: () => [set(technical())] },
  { ...submit, ...waits, before: () => [set(held)] },
  { ...approve, ...waits, before: () => [set(`state = 'in_review', ${technical()}`)] },
  {
    ...{ ...handOver, ...waits },
    before: () => [
      set(`state = 'approved', sha256 = '${sha256}', ${heldBy(sunna().id, 'commercial')}`),
    ],
  },
  {
    ...{ ...approve, code: 'edited-by-you', by: sunna, guard: 'drafts_have_four_eyes' },
    before: () => [set(`state = 'in_review', submitted_by = '${sunna().id}'`)],
  },
  {
    ...{ ...supersede, code: 'wrong-role', by: sunna, guard: 'drafts_are_superseded_by_machines' },
    before: () => [set(`state = 'booked'`)],
  },
  {
    ...{ ...supersede, code: 'not-replaced', guard: 'superseded_is_billed_anew' },
    by: () => scheduler,
    before: () => [set(`state = 'booked'`)],
  },
  {
    ...{ ...correct, code: 'wrong-state', by: sunna, guard: 'corrected_is_handed_over' },
    before: () => [set(`state = 'approved', sha256 = '${sha256}'`)],
  },
  {
    ...{ code: 'billed-since', by: sunna, guard: 'minor_is_billed_once' },
    command: () => ({ type: 'reopenDraft' }),
    event: () => ({ type: 'draftReopened', by: sunna().id }),
    before: () => [set(`state = 'rejected'`), ...anotherBills()],
  },
  {
    ...{ code: 'already-drafted', guard: 'ledger_is_kept', subject: other },
    by: () => scheduler,
    command: () => ({
      ...{ type: 'generateDraft', release, installation: document.installationId },
    }),
    event: () => ({ type: 'draftBlocked', ...place(), why: { code: 'no_book' } }),
  },
]

const anotherBills = () => [
  sql`insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
    values (${other}, '5.1.1', 'patch', '', '', 1, 'merge-qa', now(), now())`,
  sql`insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross, document_seq, drafted_at)
    select ${other}, ${other}, installation_id, buyer_id, 'draft', now(), currency, net, vat, gross, document_seq, now() from drafts where id = ${one}`,
]

test.each(cases)('$guard: $code', async ({ code, by, command, guard, event, before, subject }) => {
  await withUndo(['drafts', 'ledger', 'releases'], async () => {
    for (const statement of before?.() ?? []) await unguarded.execute(statement)
    const asked = {
      actor: by(),
      subject: subject ?? one,
      command: command(),
      channel: 'api',
    } as const
    const refusal = await refusedAlike(draft, asked, [guard, event()])
    expect(refusal.code).toBe(code)
  })
})
