import { z } from 'zod'
import { blockedWhy } from './block'
import { channels } from './commands'
import { draftDocument } from './draft'
import { drift } from './drift'
import { holdKinds } from './hold'
import { override } from './layer'
import { notBillableReasons } from './ledger'

const about = { releaseId: z.string(), installationId: z.string() }
const revision = z.int().min(1)
const by = z.string().nullable()
// Holds had no kind at first: all of them were commercial.
const kind = z.enum(holdKinds).default('commercial')

// What happened to a draft, or to an installation's place in the ledger. Stored as JSON, and parsed again when it is
// read back. An edit carries the whole document it led to: each revision can be read from the record alone.
export const draftEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draftGenerated'), ...about, document: draftDocument }),
  z.object({ type: z.literal('draftBlocked'), ...about, why: blockedWhy }),
  z.object({ type: z.literal('leftUnbilled'), ...about, why: z.enum(notBillableReasons) }),
  z.object({
    type: z.literal('correctionDrafted'),
    ...about,
    reason: z.string(),
    instead: z.boolean(),
    document: draftDocument,
  }),
  z.object({ type: z.literal('lineOverridden'), override, document: draftDocument }),
  z.object({
    type: z.literal('overrideRemoved'),
    key: z.string(),
    reason: z.string(),
    by: z.string(),
    document: draftDocument,
  }),
  z.object({
    type: z.literal('draftRecomputed'),
    by: z.string(),
    base: draftDocument,
    layer: z.array(override),
    document: draftDocument,
  }),
  z.object({ type: z.literal('draftSubmitted'), revision, by: z.string() }),
  /** Without a digest where it was approved before there were any. */
  z.object({ type: z.literal('draftApproved'), revision, sha256: z.string().optional() }),
  z.object({ type: z.literal('draftRejected'), reason: z.string() }),
  z.object({ type: z.literal('draftReopened'), by: by.optional() }),
  z.object({ type: z.literal('reviewVoided'), why: drift }),
  z.object({
    type: z.literal('draftHeld'),
    kind,
    reason: z.string(),
    cause: z.enum(['person', 'rolled_back']),
  }),
  z.object({ type: z.literal('draftHoldLifted'), kind }),
  z.object({
    type: z.literal('draftHandedOver'),
    revision,
    channel: z.enum(channels),
    sha256: z.object({ json: z.string(), xml: z.string().optional(), pdf: z.string().optional() }),
  }),
  z.object({ type: z.literal('handOverResent') }),
  z.object({ type: z.literal('draftBooked'), number: z.string() }),
  z.object({ type: z.literal('draftSuperseded'), by: z.int() }),
  z.object({ type: z.literal('draftCancelled'), reason: z.string() }),
])
export type DraftEvent = z.infer<typeof draftEvent>

/** The way a draft was handed over, and the sha256 of each file that accounting got. */
export type HandedOver = Pick<
  Extract<DraftEvent, { type: 'draftHandedOver' }>,
  'channel' | 'sha256'
>
