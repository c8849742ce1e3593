import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { currentEnv } from '@/lib/env'
import { blockedWhy } from '@/lib/invoice/block'
import type { AnyDraftCommand, DraftCommand, GenerateDraft } from '@/lib/invoice/commands'
import type { Correcting } from '@/lib/invoice/correct'
import type { Draft } from '@/lib/invoice/decide'
import { draftDocument, draftFor, type Drafting } from '@/lib/invoice/draft'
import type { Due, Entry } from '@/lib/invoice/generate'
import { override } from '@/lib/invoice/layer'
import { notBillableReasons, type LedgerState } from '@/lib/invoice/ledger'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'
import { billedElsewhere } from './billed'
import { lockCorrected } from './correcting'
import { baseOf } from './document'
import { loadDrafting } from './drafting'
import { lastDraftEvent, lockBilling } from './lock-billing'

/** Reads a draft under a lock; or, when one is to be made, what it is made from. */
export async function lockDraft(
  tx: Tx,
  subject: string,
  command: AnyDraftCommand,
  now: Date,
): Promise<Locked<Draft | Due | Correcting> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  switch (command.type) {
    case 'generateDraft':
      return lockEntry(tx, id.data, command, now)
    case 'correctDraft':
      return lockCorrected(tx, id.data, command, now)
    default:
      return lockReviewed(tx, id.data, command, now)
  }
}

type Row = Omit<Draft, 'now' | 'next' | 'base' | 'layer' | 'listens'> & {
  document: unknown
  layer: unknown
  releaseId: string
}

// A blocked entry of the ledger is a draft without a document yet: it can be cancelled.
async function lockReviewed(
  tx: Tx,
  id: string,
  command: DraftCommand,
  now: Date,
): Promise<Locked<Draft> | null> {
  const place = await tx.execute<{ installation: string }>(
    sql`select installation_id as installation from ledger where id = ${id}
      union select installation_id from drafts where id = ${id}`,
  )
  const [found] = place.rows
  if (!found) return null
  await lockBilling(tx, found.installation)
  const number = command.type === 'acknowledgeDraft' ? command.number : null
  if (number !== null) await lockNumber(tx, number)
  const drafts = await tx.execute<Row>(sql`
    select d.number, d.state, d.revision, public.holds_of(d.held) as holds, d.sha256, d.booked, d.layer, d.release_id as "releaseId",
      ${baseOf('d')} as document,
      to_json(array_remove(array[d.edited_by, d.submitted_by], null)) as editors,
      ${billedElsewhere(sql`d.release_id`, sql`d.installation_id`)} as "billedBy",
      (select n.number from drafts n where n.booked = ${number} and n.id <> d.id) as "numberOf",
      (select c.number from drafts c where c.corrects = d.id and c.instead
        and c.state in ('handed_over', 'booked')) as "replacedBy"
    from drafts d where d.id = ${id} for update of d`)
  const blocked = await tx.execute(sql`
    select from ledger where id = ${id} and state = 'blocked' for update`)
  const [row] = drafts.rows
  if (!row && blocked.rows.length === 0) return null
  const state = row ? await draftFrom(tx, row, found.installation, command, now) : unwritten(now)
  return { id, seq: await lastDraftEvent(tx, id), state }
}

function lockNumber(tx: Tx, number: string) {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`booked ${number}`}, 0))`)
}

const unwritten = (now: Date): Draft => ({
  ...{
    state: 'blocked',
    revision: 1,
    billedBy: null,
    holds: [],
    editors: [],
    base: null,
    layer: [],
  },
  ...{ now: now.toISOString(), next: null, sha256: null, booked: null },
  ...{ number: null, numberOf: null },
  ...{ replacedBy: null, listens: false },
})

async function draftFrom(
  tx: Tx,
  { document, layer, releaseId, ...row }: Row,
  installation: string,
  command: DraftCommand,
  now: Date,
): Promise<Draft> {
  const base = draftDocument.parse(document)
  const laid = z.array(override).parse(layer)
  const next = asksAnew(command) ? await loadNext(tx, releaseId, installation, now) : null
  const editors = [...row.editors, ...laid.map(({ by }) => by)]
  const listens = currentEnv().ACCOUNTING_WEBHOOK_URL !== undefined
  return { ...row, editors, now: now.toISOString(), base, layer: laid, next, listens }
}

const asksAnew = ({ type }: DraftCommand) =>
  type === 'submitDraft' ||
  type === 'approveDraft' ||
  type === 'recomputeDraft' ||
  type === 'voidReview'

/** What would be drafted for an installation now; null when nothing can be said. */
export async function loadNext(
  tx: Tx,
  releaseId: string,
  installation: string,
  now: Date,
): Promise<Drafting | null> {
  const input = await loadDrafting(tx, releaseId, installation, now)
  return input && draftFor(input)
}

type EntryRow = { id: string; state: LedgerState; why: string | null; details: unknown }

// Whoever comes second waits, and then finds the draft of the first.
async function lockEntry(
  tx: Tx,
  subject: string,
  { release, installation }: GenerateDraft,
  now: Date,
): Promise<Locked<Due> | null> {
  await lockBilling(tx, installation)
  const { rows } = await tx.execute<EntryRow>(sql`
    select id, state, why, details from ledger
    where release_id = ${release} and installation_id = ${installation} for update`)
  const [row] = rows
  const id = row?.state === 'blocked' ? row.id : subject
  const seq = await lastDraftEvent(tx, id)
  const input = await loadDrafting(tx, release, installation, now)
  if (!input || (seq > 0 && id !== row?.id)) return null
  return { id, seq, state: { releaseId: release, entry: row ? entryFrom(row) : null, input } }
}

/** What the ledger says of an installation, as the rules take it. */
export function entryFrom({ id, state, why, details }: EntryRow): Entry {
  switch (state) {
    case 'drafted':
      return { state, draft: id }
    case 'not_billable':
      return { state, why: z.enum(notBillableReasons).parse(why) }
    case 'blocked':
      return { state, why: blockedWhy.parse(details) }
  }
}
