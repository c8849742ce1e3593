import 'server-only'
import { listRolledBack } from '@/db/load/drafts-due'
import { actOnDraft } from './act-on-draft'

/**
 * Puts the drafts of what was rolled back on commercial hold, for the reason of that. Cancelling them is for people.
 * One that fails is logged and stays due.
 */
export async function holdDrafts(releaseId: string, now = new Date()) {
  for (const { id, reason } of await listRolledBack(releaseId)) {
    try {
      await actOnDraft(id, { type: 'holdDraft', reason }, { name: 'scheduler', now })
    } catch (error) {
      console.error(`Draft ${id} was not put on hold:`, error)
    }
  }
}
