import { z } from 'zod'
import { blockedWhy } from './block'
import { draftDocument } from './draft'
import { notBillableReasons } from './ledger'

const about = { releaseId: z.string(), installationId: z.string() }

// What happened to a draft, or to an installation's place in the ledger. Stored as JSON, and parsed again when it is read back.
export const draftEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draftGenerated'), ...about, document: draftDocument }),
  z.object({ type: z.literal('draftBlocked'), ...about, why: blockedWhy }),
  z.object({ type: z.literal('leftUnbilled'), ...about, why: z.enum(notBillableReasons) }),
  z.object({ type: z.literal('draftApproved'), revision: z.int().min(1) }),
  z.object({ type: z.literal('draftRejected'), reason: z.string() }),
  z.object({ type: z.literal('draftReopened') }),
  z.object({ type: z.literal('draftCancelled'), reason: z.string() }),
])
export type DraftEvent = z.infer<typeof draftEvent>
