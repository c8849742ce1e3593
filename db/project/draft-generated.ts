import 'server-only'
import type { DraftEvent } from '@/lib/invoice/events'
import type { Act, Happened } from '../aggregate'
import type { Tx } from '../client'
import { enterLedger, insertDrafts, type Entered } from './draft-document'

export type Generated = Extract<
  DraftEvent,
  { type: 'draftGenerated' | 'draftBlocked' | 'leftUnbilled' }
>

/** Writes what generating came to, for many installations at once: the drafts with their lines, and the ledger's rows. */
export async function projectGenerated(
  tx: Tx,
  happened: readonly Happened<Generated>[],
  { at }: Act,
) {
  const made = happened.flatMap(({ id, seq, event }) =>
    event.type === 'draftGenerated' ? [{ id, seq, ...event, corrects: null, instead: false }] : [],
  )
  const drafts = made.length > 0 ? insertDrafts(tx, made, at).execute() : null
  return Promise.all([drafts, enterLedger(tx, happened.map(entered), at).execute()])
}

function entered({ id, event }: Happened<Generated>): Entered {
  const { releaseId, installationId } = event
  const place = { id, releaseId, installationId, why: null, details: null }
  switch (event.type) {
    case 'draftGenerated':
      return { ...place, state: 'drafted' }
    case 'draftBlocked':
      return { ...place, state: 'blocked', why: event.why.code, details: event.why }
    case 'leftUnbilled':
      return { ...place, state: 'not_billable', why: event.why }
  }
}
