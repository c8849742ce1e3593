import { z } from 'zod'
import type { DraftCommandName } from './workflow'

const reason = z.string().trim().min(1, 'reason-required').max(1000, 'too-long')

// What each command on a draft carries. The forms parse with these, and the rules are typed by them.
export const draftPayloads = {
  approveDraft: z.object({}),
  rejectDraft: z.object({ reason }),
  reopenDraft: z.object({}),
  cancelDraft: z.object({ reason }),
} satisfies Record<DraftCommandName, z.ZodType>

export type DraftCommandOf<Name extends DraftCommandName> = { type: Name } & z.infer<
  (typeof draftPayloads)[Name]
>
export type DraftCommand = { [Name in DraftCommandName]: DraftCommandOf<Name> }[DraftCommandName]
