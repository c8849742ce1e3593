import { z } from 'zod'
import type { DraftCommandName } from './workflow'

const reason = z.string('required').trim().min(1, 'required').max(2000, 'too-long')

/** The revision of the draft that its reviewer read. */
const seen = z.coerce.number('not-seen').int('not-seen').min(1, 'not-seen')

// What each command on a draft carries. The forms parse with these, and the rules are typed by them.
export const draftPayloads = {
  approveDraft: z.object({ seen }),
  rejectDraft: z.object({ reason, seen }),
  reopenDraft: z.object({}),
  cancelDraft: z.object({ reason }),
} satisfies Record<DraftCommandName, z.ZodType>

type PayloadOf<Name extends DraftCommandName> = z.infer<(typeof draftPayloads)[Name]>
// A payload without fields is Record<string, never> in zod, which no command with a type would fit.
export type DraftCommandOf<Name extends DraftCommandName> = {
  type: Name
} & (PayloadOf<Name> extends Record<string, never> ? unknown : PayloadOf<Name>)
export type DraftCommand = { [Name in DraftCommandName]: DraftCommandOf<Name> }[DraftCommandName]

/** Has the draft of one installation for one release made; the rules find the facts themselves. */
export const generatePayload = z.object({ release: z.uuid(), installation: z.uuid() })
export type GenerateDraft = { type: 'generateDraft' } & z.infer<typeof generatePayload>
