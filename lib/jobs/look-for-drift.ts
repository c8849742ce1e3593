import 'server-only'
import { db } from '@/db/client'
import { loadDraftingMany } from '@/db/load/drafting'
import { keepLook, listToLookAt, type Looked } from '@/db/load/drift'
import { draftFor } from '@/lib/invoice/draft'
import { driftOf } from '@/lib/invoice/drift'
import { actOnDraft } from './act-on-draft'

const AT_ONCE = 250

/**
 * Looks whether what drafts were made from has changed since, and notes what it finds. What is reviewed goes back to
 * its author, who is told why; nothing else changes: after an approval it is only said. Where a look fails nothing is
 * noted, so that the next one looks again.
 */
export async function lookForDrift(now = new Date()) {
  for (let after = 0; ;) {
    const due = await listToLookAt(after, AT_ONCE)
    for (const each of due) await look(each, now)
    after = due.at(-1)?.number ?? after
    if (due.length < AT_ONCE) return
  }
}

async function look(looked: Looked, now: Date) {
  const { id, state } = looked
  try {
    const found = await driftNow(looked, now)
    await keepLook(looked, found)
    if (found && state === 'in_review')
      await actOnDraft(id, { type: 'voidReview' }, { name: 'scheduler', now })
  } catch (error) {
    console.error(`Draft ${id} was not compared with what is known now:`, error)
  }
}

// Of what cannot be read nothing can be said, until something is recorded of it again.
async function driftNow({ base, releaseId, installationId }: Looked, now: Date) {
  const inputs = await db.transaction(tx => loadDraftingMany(tx, releaseId, [installationId], now))
  const input = inputs.get(installationId)
  return base && input ? driftOf(base, draftFor(input)) : null
}
