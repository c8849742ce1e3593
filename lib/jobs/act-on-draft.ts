import 'server-only'
import type { Channel } from '@/db/aggregate'
import { draft } from '@/db/aggregates/draft'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { perform } from '@/lib/perform'
import type { Machine } from '@/lib/release/people'

type Acting = { name: Machine['name']; channel?: Channel; now?: Date | undefined }

/** Enters a command on a draft as a machine. A refusal is an answer: what was due no longer is. */
export function actOnDraft(
  id: string,
  command: AnyDraftCommand,
  { name, channel = 'job', now }: Acting,
) {
  const actor = { kind: 'machine', name } as const
  return perform(draft, { actor, subject: id, command, channel, now })
}
