import { z } from 'zod'

// What happened to a draft. Stored as JSON, and parsed again when it is read back.
export const draftEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draftApproved'), revision: z.int().min(1) }),
  z.object({ type: z.literal('draftRejected'), reason: z.string() }),
  z.object({ type: z.literal('draftReopened') }),
  z.object({ type: z.literal('draftCancelled'), reason: z.string() }),
])
export type DraftEvent = z.infer<typeof draftEvent>
