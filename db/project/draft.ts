import 'server-only'
import { eq } from 'drizzle-orm'
import type { DraftDocument } from '@/lib/invoice/draft'
import type { DraftEvent } from '@/lib/invoice/events'
import { personOf, type Act } from '../aggregate'
import type { Tx } from '../client'
import { draftLines, drafts, ledger } from '../schema'

/** Writes what one event of a draft changes: the draft, its lines, and the ledger's row. */
export async function projectDraft(tx: Tx, id: string, event: DraftEvent, act: Act) {
  const { at } = act
  const decided = { stateSince: at, decidedBy: personOf(act) }
  const set = (values: Partial<typeof drafts.$inferInsert>) =>
    tx.update(drafts).set(values).where(eq(drafts.id, id))

  switch (event.type) {
    case 'draftGenerated':
      await insertDraft(tx, id, event.releaseId, event.document, at)
      return enter(tx, { ...placeOf(event), id, at, state: 'drafted', draftId: id })
    case 'draftBlocked': {
      const { why } = event
      return enter(tx, {
        ...{ ...placeOf(event), id, at },
        ...{ state: 'blocked', why: why.code, details: why, draftId: null },
      })
    }
    case 'leftUnbilled':
      return enter(tx, { ...placeOf(event), id, at, state: 'not_billable', why: event.why })
    case 'draftApproved':
      return set({ ...decided, state: 'approved', reason: null })
    case 'draftRejected':
      return set({ ...decided, state: 'rejected', reason: event.reason })
    case 'draftReopened':
      return set({
        ...{ state: 'draft', stateSince: at, decidedBy: null, reason: null },
        revision: (await revisionOf(tx, id)) + 1,
      })
    case 'draftCancelled':
      await set({ ...decided, state: 'cancelled', reason: event.reason })
      return tx
        .update(ledger)
        .set({ state: 'not_billable', why: 'cancelled', details: null, at })
        .where(eq(ledger.id, id))
  }
}

type LedgerRow = typeof ledger.$inferInsert

const placeOf = ({
  releaseId,
  installationId,
}: Pick<LedgerRow, 'releaseId' | 'installationId'>) => ({
  releaseId,
  installationId,
})

function enter(tx: Tx, row: LedgerRow) {
  const { id, state, why = null, details = null, draftId = null, at } = row
  return tx
    .insert(ledger)
    .values(row)
    .onConflictDoUpdate({
      target: [ledger.releaseId, ledger.installationId],
      set: { id, state, why, details, draftId, at },
    })
}

async function insertDraft(
  tx: Tx,
  id: string,
  releaseId: string,
  document: DraftDocument,
  draftedAt: Date,
) {
  const { installationId, buyerId, currency, totals, lines } = document
  const { net, vatTotal: vat, gross } = totals
  await tx.insert(drafts).values({
    ...{ id, releaseId, installationId, buyerId, currency, net, vat, gross, document },
    ...{ state: 'draft', stateSince: draftedAt, draftedAt },
  })
  const rows = lines.map(({ rule, quantity, unitPrice, amount, explanation }, index) => ({
    ...{ draftId: id, position: index + 1, code: rule, quantity, price: unitPrice },
    ...{ amount, explanation },
  }))
  await tx.insert(draftLines).values(rows)
}

async function revisionOf(tx: Tx, id: string) {
  const [row] = await tx.select({ revision: drafts.revision }).from(drafts).where(eq(drafts.id, id))
  return row?.revision ?? 1
}
