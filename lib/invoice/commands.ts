import { z } from 'zod'
import { quantity, unitPrice } from '@/lib/money'
import { holdKinds } from './hold'
import type { DraftCommandName } from './workflow'

const reason = z.string('required').trim().min(1, 'required').max(2000, 'too-long')
const short = z.string('required').trim().min(1, 'required').max(200, 'too-long')
// Computed amounts have no sign at zero, and no one means it.
const counted = quantity.refine(value => !/^-0(\.0*)?$/.test(value), 'not-a-decimal')
const key = z.string('no-line').min(1, 'no-line').max(200, 'no-line')
const ticked = z.preprocess(value => value === 'on' || value === true, z.boolean())
/** Left empty, it is not changed. */
const unchanged = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess(
    value => (typeof value === 'string' && value.trim() === '' ? null : value),
    shape.nullish().transform(value => value ?? null),
  )
const kind = z.enum(holdKinds, 'no-kind')
const sha256 = z.string('not-shown').regex(/^[0-9a-f]{64}$/, 'not-shown')

/** The revision of the draft that its reviewer read. */
const seen = z.coerce.number('not-seen').int('not-seen').min(1, 'not-seen')

export const channels = ['download', 'webhook', 'zip'] as const

/** The ways a draft can go to accounting: to a system only where there is one. */
export const handOverChannels = ({ listens }: { listens: boolean }) =>
  channels.filter(channel => listens || channel !== 'webhook')

// What each command on a draft carries. The forms parse with these, and the rules are typed by them.
export const draftPayloads = {
  overrideLine: z.strictObject({
    key,
    quantity: unchanged(counted),
    unitPrice: unchanged(unitPrice),
    /** Takes the line off the draft. */
    leaveOut: ticked,
    reason,
    seen,
  }),
  addLine: z.strictObject({ text: short, quantity: counted, unitPrice, reason, seen }),
  removeOverride: z.strictObject({ key, reason, seen }),
  /** `digest` is that of the shown difference; `choices` are `KEY=keep`, for each override whose line changed. */
  recomputeDraft: z.strictObject({
    digest: sha256,
    choices: z
      .array(z.string('not-chosen').max(220, 'not-chosen'), 'not-chosen')
      .max(500, 'not-chosen')
      .default([]),
    seen,
  }),
  submitDraft: z.strictObject({ seen }),
  approveDraft: z.strictObject({ seen }),
  rejectDraft: z.strictObject({ reason, seen }),
  reopenDraft: z.strictObject({}),
  voidReview: z.strictObject({}),
  holdDraft: z.strictObject({ kind, reason }),
  liftDraftHold: z.strictObject({ kind }),
  /** The digests of what was handed over beside the JSON, whose digest the approval froze. */
  handOverDraft: z.strictObject({
    channel: z.enum(channels, 'no-channel'),
    xml: sha256.optional(),
    pdf: sha256.optional(),
    seen,
  }),
  resendHandOver: z.strictObject({}),
  acknowledgeDraft: z.strictObject({
    number: z
      .string('required')
      .trim()
      .min(1, 'required')
      .max(60, 'too-long')
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'not-text'),
  }),
  supersedeDraft: z.strictObject({}),
  cancelDraft: z.strictObject({ reason }),
} satisfies Record<DraftCommandName, z.ZodType>

type PayloadOf<Name extends DraftCommandName> = z.infer<(typeof draftPayloads)[Name]>
// A payload without fields is Record<string, never> in zod, which no command with a type would fit.
export type DraftCommandOf<Name extends DraftCommandName> = {
  type: Name
} & (PayloadOf<Name> extends Record<string, never> ? unknown : PayloadOf<Name>)
export type DraftCommand = { [Name in DraftCommandName]: DraftCommandOf<Name> }[DraftCommandName]

/** Has the draft of one installation for one release made; the rules find the facts themselves. */
export const generatePayload = z.strictObject({ release: z.uuid(), installation: z.uuid() })
export type GenerateDraft = { type: 'generateDraft' } & z.infer<typeof generatePayload>

/** Takes a handed-over draft back in a draft of its own; `instead` bills in it what is right now. */
export const correctPayload = z.strictObject({
  original: z.uuid('not-seen'),
  instead: ticked,
  reason,
})
export type CorrectDraft = { type: 'correctDraft' } & z.infer<typeof correctPayload>

/** Everything that is asked of a draft, or of what is to become one. */
export type AnyDraftCommand = DraftCommand | GenerateDraft | CorrectDraft
