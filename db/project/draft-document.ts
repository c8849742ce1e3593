import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { DraftEvent } from '@/lib/invoice/events'
import type { Tx } from '../client'
import { draftDrifts, draftLines, drafts, ledger } from '../schema'

type Written = {
  id: string
  at: Date
  releaseId: string
  document: DraftDocument
  corrects: string | null
  instead: boolean
}

/** Writes a new draft with its lines. */
export async function insertDraft(tx: Tx, draft: Written) {
  await tx.insert(drafts).values(draftRow(draft))
  await tx.insert(draftLines).values(lineRows(draft.id, 1, draft.document))
}

/** A new draft as its row. */
export function draftRow({ id, at, releaseId, document, corrects, instead }: Written) {
  const { installationId } = document
  return {
    ...{ id, releaseId, installationId, corrects, instead, ...printed(document) },
    ...{ state: 'draft' as const, stateSince: at, draftedAt: at },
  }
}

/** The lines of one revision as rows. */
export function lineRows(draftId: string, revision: number, { lines }: DraftDocument) {
  return lines.map(({ rule, quantity, unitPrice, amount, explanation }, index) => ({
    ...{ draftId, revision, position: index + 1, code: rule, quantity, price: unitPrice },
    ...{ amount, explanation },
  }))
}

type Edit = Extract<DraftEvent, { type: 'lineOverridden' | 'overrideRemoved' | 'draftRecomputed' }>

/** Writes an edit: the next revision of the document, what it rests on and its lines. */
export async function reviseDraft(tx: Tx, id: string, event: Edit, editedBy: string | null) {
  const { document } = event
  const [row] = await tx
    .update(drafts)
    .set({
      ...printed(document),
      ...restsOn(event),
      editedBy,
      revision: sql`${drafts.revision} + 1`,
    })
    .where(eq(drafts.id, id))
    .returning({ revision: drafts.revision })
  if (!row) throw new Error(`Draft ${id} is not there.`)
  await tx.insert(draftLines).values(lineRows(id, row.revision, document))
  if (event.type === 'draftRecomputed')
    await tx.delete(draftDrifts).where(eq(draftDrifts.draftId, id))
}

/** Writes the lines of a draft down once more for a revision that did not change them. */
export function repeatLines(tx: Tx, id: string) {
  return tx.execute(sql`
    insert into draft_lines (draft_id, revision, position, code, quantity, price, amount, explanation)
    select l.draft_id, d.revision, l.position, l.code, l.quantity, l.price, l.amount, l.explanation
    from draft_lines l join drafts d on d.id = l.draft_id
    where d.id = ${id} and l.revision = d.revision - 1`)
}

/** The ledger's word on an installation, in the place of an earlier one. */
export function enterLedger(tx: Tx, row: typeof ledger.$inferInsert) {
  const { id, state, why = null, details = null, draftId = null, at } = row
  return tx
    .insert(ledger)
    .values(row)
    .onConflictDoUpdate({
      target: [ledger.releaseId, ledger.installationId],
      set: { id, state, why, details, draftId, at },
    })
}

function printed(document: DraftDocument) {
  const { buyerId, currency, totals } = document
  const { net, vatTotal: vat, gross } = totals
  return { buyerId, currency, net, vat, gross, document }
}

// The computed document is kept beside the printed one only while they differ.
function restsOn(event: Edit) {
  switch (event.type) {
    case 'lineOverridden': {
      const others = sql`(select coalesce(jsonb_agg(o order by n), '[]')
        from jsonb_array_elements(${drafts.layer}) with ordinality as laid (o, n) where o ->> 'key' <> ${event.override.key})`
      const layer = sql`${others} || ${JSON.stringify([event.override])}::jsonb`
      return { layer, base: sql`coalesce(${drafts.base}, ${drafts.document})` }
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
