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
      const hold = { type: 'holdDraft', kind: 'commercial', reason } as const
      await actOnDraft(id, hold, { name: 'scheduler', now })
    } catch (error) {
      console.error(`Draft ${id} was not put on hold:`, error)
    }
  }
}
