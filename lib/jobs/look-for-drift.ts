import 'server-only'
import { db } from '@/db/client'
import { keepLook, listToLookAt, type Looked } from '@/db/load/drift'
import { loadNext } from '@/db/load/draft'
import { driftOf } from '@/lib/invoice/drift'
import { actOnDraft } from './act-on-draft'

const AT_ONCE = 250

/**
 * Looks whether what drafts were made from has changed since, and notes what it finds. What is reviewed goes back to
 * its author, who is told why; nothing else changes: after an approval it is only said.
 */
export async function lookForDrift(now = new Date()) {
  for (;;) {
    const due = await listToLookAt(AT_ONCE)
    for (const each of due) await look(each, now)
    if (due.length < AT_ONCE) return
  }
}

async function look({ id, state, releaseId, installationId, base, event }: Looked, now: Date) {
  try {
    const next = await db.transaction(tx => loadNext(tx, releaseId, installationId, now))
    const found = next && driftOf(base, next)
    await keepLook(id, found, event)
    if (found && state === 'in_review')
      await actOnDraft(id, { type: 'voidReview' }, { name: 'scheduler', now })
  } catch (error) {
    // It is noted as looked at, so that one that cannot be read holds up no other.
    console.error(`Draft ${id} was not compared with what is known now:`, error)
    await keepLook(id, null, event)
  }
}
