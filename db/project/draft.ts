import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { DraftEvent } from '@/lib/invoice/events'
import { personOf, type Act } from '../aggregate'
import type { Tx } from '../client'
import { draftDeliveries, drafts, ledger } from '../schema'
import { insertDrafts, reviseDraft, repeatLines } from './draft-document'
import { projectGenerated } from './draft-generated'

/** Writes what one event of a draft changes: the draft, its lines, and the ledger's row. */
export async function projectDraft(tx: Tx, id: string, event: DraftEvent, act: Act, seq: number) {
  const { at } = act
  const person = personOf(act)
  const decided = { stateSince: at, decidedBy: person }
  const set = (values: Changes) => tx.update(drafts).set(values).where(eq(drafts.id, id))
  switch (event.type) {
    case 'draftGenerated':
    case 'draftBlocked':
    case 'leftUnbilled':
      return projectGenerated(tx, [{ id, event, seq }], act)
    case 'correctionDrafted': {
      const corrects = event.document.corrects?.draftId ?? null
      return insertDrafts(tx, [{ id, seq, ...event, corrects }], at)
    }
    case 'lineOverridden':
    case 'overrideRemoved':
    case 'draftRecomputed':
      return reviseDraft(tx, id, event, seq, person)
    case 'draftSubmitted':
      return set({ state: 'in_review', stateSince: at, submittedBy: person })
    case 'draftApproved':
      return set({ ...decided, state: 'approved', reason: null, sha256: event.sha256 ?? null })
    case 'draftRejected':
      return set({ ...decided, state: 'rejected', reason: event.reason })
    case 'draftReopened':
    case 'reviewVoided':
      await set({
        ...{ state: 'draft', stateSince: at, decidedBy: null, reason: null },
        ...{ editedBy: person, submittedBy: null, sha256: null },
        revision: sql`${drafts.revision} + 1`,
      })
      return repeatLines(tx, id)
    case 'draftHeld':
      return set({ held: withHold(event, act) })
    case 'draftHoldLifted':
      return set({ held: sql`nullif(${drafts.held} - ${event.kind}::text, '{}')` })
    case 'draftHandedOver': {
      const { channel, sha256 } = event
      return set({ state: 'handed_over', stateSince: at, handedOver: { channel, sha256 } })
    }
    case 'handOverResent':
      return tx.delete(draftDeliveries).where(eq(draftDeliveries.draftId, id))
    case 'draftBooked':
      return set({ state: 'booked', stateSince: at, booked: event.number })
    case 'draftSuperseded':
      return set({ state: 'superseded', stateSince: at })
    case 'draftCancelled':
      await set({ ...decided, state: 'cancelled', reason: event.reason })
      return tx
        .update(ledger)
        .set({ state: 'not_billable', why: 'cancelled', details: null, at })
        .where(eq(ledger.id, id))
  }
}

function withHold({ kind, reason }: Extract<DraftEvent, { type: 'draftHeld' }>, act: Act) {
  const hold = { reason, since: act.at.toISOString(), by: personOf(act) }
  return sql`coalesce(${drafts.held}, '{}') || ${JSON.stringify({ [kind]: hold })}::jsonb`
}

type Changes = PgUpdateSetSource<typeof drafts>
