import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { LedgerState } from '@/lib/invoice/ledger'
import type { DraftEvent } from '@/lib/invoice/events'
import type { Tx } from '../client'
import { baseOf } from '../load/document'
import { sawBefore } from '../load/lock-billing'
import { draftDrifts, draftLines, drafts } from '../schema'

type Written = {
  id: string
  seq: number
  releaseId: string
  document: DraftDocument
  corrects: string | null
  instead: boolean
}

/** Writes new drafts with their lines, in one statement however many they are. Their documents stand in the record. */
export function insertDrafts(tx: Tx, written: readonly Written[], at: Date) {
  const rows = written.map(({ id, seq, releaseId, document, corrects, instead }) => ({
    ...{ id, seq, releaseId, corrects, instead, ...inFigures(document) },
  }))
  const lines = written.flatMap(({ id, document }) => lineRows(id, 1, document))
  return tx.execute(sql`
    with made as (
      insert into drafts (id, release_id, installation_id, buyer_id, state, state_since, currency, net, vat, gross,
        document_seq, drafted_at, corrects, instead, horizon)
      select w.id, w."releaseId", w."installationId", w."buyerId", 'draft', ${at}::timestamptz, w.currency, w.net, w.vat,
        w.gross, w.seq, ${at}::timestamptz, w.corrects, w.instead, case when w.corrects is null then ${sawBefore} end
      from json_to_recordset(${JSON.stringify(rows)}) as w (id uuid, seq integer, "releaseId" uuid, corrects uuid,
        instead boolean, "installationId" uuid, "buyerId" uuid, currency text, net numeric, vat numeric, gross numeric))
    insert into draft_lines (draft_id, position, code, quantity, price, period_days, amount)
    select l."draftId", l.position, l.code, l.quantity, l.price, l."periodDays", l.amount from json_to_recordset(${JSON.stringify(lines)})
      as l ("draftId" uuid, position integer, code text, quantity numeric, price numeric,
        "periodDays" integer, amount numeric)`)
}

/** The lines of one revision as rows. */
function lineRows(draftId: string, revision: number, { lines }: DraftDocument) {
  return lines.map(({ rule, quantity, unitPrice, period, amount }, index) => ({
    ...{ draftId, revision, position: index + 1, code: rule },
    ...{ quantity, price: unitPrice, periodDays: period?.days ?? null, amount },
  }))
}

type Edit = Extract<DraftEvent, { type: 'lineOverridden' | 'overrideRemoved' | 'draftRecomputed' }>

/** Writes an edit: the next revision of the document, what it rests on and its lines. */
export async function reviseDraft(
  tx: Tx,
  id: string,
  event: Edit,
  documentSeq: number,
  editedBy: string | null,
) {
  const { document } = event
  const [row] = await tx
    .update(drafts)
    .set({
      ...printed(document),
      ...restsOn(event),
      ...{ documentSeq, editedBy },
      revision: sql`${drafts.revision} + 1`,
    })
    .where(eq(drafts.id, id))
    .returning({ revision: drafts.revision })
  if (!row) throw new Error(`Draft ${id} is not there.`)
  await tx.insert(draftLines).values(lineRows(id, row.revision, document))
  if (event.type === 'draftRecomputed') await lookedAt(tx, id)
}

// It was worked out just now: nothing has moved since what this transaction saw.
function lookedAt(tx: Tx, draftId: string) {
  const set = { found: null, horizon: sawBefore }
  return tx
    .insert(draftDrifts)
    .values({ draftId, ...set })
    .onConflictDoUpdate({ target: draftDrifts.draftId, set })
}

/** Writes the lines of a draft down once more for a revision that did not change them. */
export function repeatLines(tx: Tx, id: string) {
  return tx.execute(sql`
    insert into draft_lines (draft_id, revision, position, code, quantity, price, period_days, amount)
    select l.draft_id, d.revision, l.position, l.code, l.quantity, l.price, l.period_days, l.amount
    from draft_lines l join drafts d on d.id = l.draft_id
    where d.id = ${id} and l.revision = d.revision - 1`)
}

export type Entered = {
  id: string
  releaseId: string
  installationId: string
  state: LedgerState
  why: string | null
  details: unknown
}

/** The ledger's word on installations, in the place of earlier ones. */
export function enterLedger(tx: Tx, entered: readonly Entered[], at: Date) {
  return tx.execute(sql`
    insert into ledger (id, release_id, installation_id, state, why, details, draft_id, at)
    select e.id, e."releaseId", e."installationId", e.state::ledger_state, e.why, nullif(e.details, 'null'),
      case when e.state = 'drafted' then e.id end, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(entered)}::jsonb) as e
      (id uuid, "releaseId" uuid, "installationId" uuid, state text, why text, details jsonb)
    on conflict (release_id, installation_id) do update set id = excluded.id, state = excluded.state,
      why = excluded.why, details = excluded.details, draft_id = excluded.draft_id, at = excluded.at`)
}

function printed(document: DraftDocument) {
  const { buyerId, currency, net, vat, gross } = inFigures(document)
  return { buyerId, currency, net, vat, gross }
}

function inFigures({ installationId, buyerId, currency, totals }: DraftDocument) {
  const { net, vatTotal: vat, gross } = totals
  return { installationId, buyerId, currency, net, vat, gross }
}

// The computed document is kept beside the printed one only while they differ.
function restsOn(event: Edit) {
  switch (event.type) {
    case 'lineOverridden': {
      const others = sql`(select coalesce(jsonb_agg(o order by n), '[]')
        from jsonb_array_elements(${drafts.layer}) with ordinality as laid (o, n) where o ->> 'key' <> ${event.override.key})`
      const layer = sql`${others} || ${JSON.stringify([event.override])}::jsonb`
      return { layer, base: baseOf('drafts') }
    }
    case 'overrideRemoved': {
      const layer = sql`(select coalesce(jsonb_agg(o order by n), '[]')
        from jsonb_array_elements(${drafts.layer}) with ordinality as laid (o, n) where o ->> 'key' <> ${event.key})`
      return {
        layer,
        base: sql`case when jsonb_array_length(${drafts.layer}) > 1 then ${drafts.base} end`,
      }
    }
    case 'draftRecomputed':
      return { layer: event.layer, base: event.layer.length > 0 ? event.base : null }
  }
}
