import 'server-only'
import { actOnDraft } from './act-on-draft'

/**
 * Takes accounting's word that it booked a handed-over draft, and under which number. The same number again is
 * answered alike and changes nothing; another, or one that belongs to another draft, is refused. Null: no such draft.
 */
export function acknowledge(draft: string, number: string, now = new Date()) {
  const command = { type: 'acknowledgeDraft', number } as const
  return actOnDraft(draft, command, { name: 'accounting', channel: 'api', now })
}
