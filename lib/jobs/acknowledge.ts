import 'server-only'
import { draft } from '@/db/aggregates/draft'
import { perform } from '@/lib/perform'
import type { Token } from '@/lib/release/people'

/**
 * Takes accounting's word that it booked a handed-over draft, and under which number. The same number again is
 * answered alike and changes nothing; another, or one that belongs to another draft, is refused. Null: no such draft.
 */
export function acknowledge(subject: string, number: string, actor: Accounting, now = new Date()) {
  const command = { type: 'acknowledgeDraft', number } as const
  return perform(draft, { actor, subject, command, channel: 'api', now })
}

/** Accounting's own machine, or the token it comes in by. */
type Accounting = Token | { kind: 'machine'; name: 'accounting' }
