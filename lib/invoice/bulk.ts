import { z } from 'zod'
import { channels, type DraftCommandOf } from './commands'
import type { DraftCommandName } from './workflow'

/** The commands that are given on many drafts at once. */
export const bulkCommands = [
  'submitDraft',
  'approveDraft',
  'rejectDraft',
  'handOverDraft',
] as const satisfies readonly DraftCommandName[]
export type BulkCommand = (typeof bulkCommands)[number]

/** How many drafts one form can be about. */
export const bulkMost = 500

/** One draft with what its reader saw of it: its revision, and the number of the last event of its record. */
export type Pick = { id: string; seen: number; expected: number }

export const written = ({ id, seen, expected }: Pick) => `${id} ${String(seen)} ${String(expected)}`

const pick = z
  .string()
  .regex(/^[0-9a-f-]{36} \d{1,6} \d{1,9}$/)
  .transform((text): unknown => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.coerce.number(), z.coerce.number()]))
  .transform(([id, seen, expected]): Pick => ({ id, seen, expected }))

const reason = z.string('required').trim().min(1, 'required').max(2000, 'too-long')
const drafts = z.array(pick, 'nothing-picked').min(1, 'nothing-picked').max(bulkMost, 'too-many')

/** What the form of a bulk command carries; each draft of it is decided by itself. */
export const bulkPayload = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('submitDraft'), drafts }),
  z.strictObject({ act: z.literal('approveDraft'), drafts }),
  z.strictObject({ act: z.literal('rejectDraft'), drafts, reason }),
  z.strictObject({ act: z.literal('handOverDraft'), drafts, channel: z.enum(channels) }),
])
export type Bulk = z.infer<typeof bulkPayload>

/** The command on one of the drafts, as a form on its own page would send it. */
export function commandOn(bulk: Bulk, seen: number): DraftCommandOf<BulkCommand> {
  switch (bulk.act) {
    case 'submitDraft':
    case 'approveDraft':
      return { type: bulk.act, seen }
    case 'rejectDraft':
      return { type: bulk.act, seen, reason: bulk.reason }
    case 'handOverDraft':
      return { type: bulk.act, seen, channel: bulk.channel }
  }
}
