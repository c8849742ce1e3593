import { z } from 'zod'
import { localTime, zoneName } from '@/lib/calendar/wall'
import { change, changeKinds, outcomes, testRun, verdicts } from './events'
import { releaseKinds, trackTypes, type CommandName } from './workflow'

// Errors are codes; messages/*/refusals.json has their sentences.
const text = (most: number) => z.string('required').trim().min(1, 'required').max(most, 'too-long')
const optionalText = (most: number) => z.string('not-text').trim().max(most, 'too-long').default('')
const reason = text(2000)
const track = z.enum(trackTypes, 'choose-one')
/** The digest of what a vote is about, as its author saw it. */
const seen = z.string('not-seen').regex(/^[0-9a-f]{64}$/, 'not-seen')
const commit = z
  .string('required')
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/, 'not-a-commit')
// Zod would take a field left empty, or one of blanks, for a zero.
const orNothing = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value
const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    orNothing,
    z.coerce
      .number('not-a-number')
      .int('not-a-number')
      .min(least, 'too-small')
      .max(most, 'too-large'),
  )
const severity = z.preprocess(
  orNothing,
  z.coerce.number('choose-one').int('choose-one').min(1, 'choose-one').max(4, 'choose-one'),
)
const ticked = z
  .union([z.literal('on'), z.literal(true)], 'choose-one')
  .optional()
  .transform(Boolean)
const listed = change.omit({ key: true }).extend({ subject: text(10_000) })
const several = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(item, 'choose-some').min(1, 'choose-some'),
  )

/** What each command carries. Forms, API and jobs parse with these, and the rules are typed by them. */
export const payloads = {
  openRelease: z.strictObject({
    kind: z.enum(releaseKinds, 'choose-one'),
    tracks: several(track),
    title: text(200),
    notes: optionalText(20_000),
  }),
  editRelease: z.strictObject({ title: text(200), notes: optionalText(20_000) }),
  importChanges: z.strictObject({
    changes: z.array(listed, 'nothing-new').min(1, 'nothing-new'),
  }),
  correctChange: z.strictObject({
    key: text(100),
    kind: z.enum(changeKinds, 'choose-one'),
    scope: optionalText(100).transform(value => value || null),
    breaking: ticked,
  }),
  removeChange: z.strictObject({ key: text(100), reason }),
  freezeCode: z.strictObject({ commit }),
  refreezeCode: z.strictObject({ commit, reason }),
  recordTestRun: z.strictObject({ run: testRun.extend({ suite: text(100), commit }) }),
  approveQa: z.strictObject({ seen }),
  rejectQa: z.strictObject({ reason }),
  withdrawRelease: z.strictObject({ reason }),
  answerCriterion: z.strictObject({
    key: text(100),
    state: z.enum(['passing', 'failing', 'not_applicable'], 'choose-one'),
    evidence: optionalText(2000),
  }),
  waiveCriterion: z.strictObject({
    key: text(100),
    reason,
    compensation: text(2000),
    expires: localTime,
    zone: zoneName,
  }),
  approveReadiness: z.strictObject({ seen }),
  requestChanges: z.strictObject({ reason }),
  planTrack: z.strictObject({
    track,
    start: localTime,
    expires: localTime,
    zone: zoneName,
    monitorHours: wholeNumber(1, 24 * 90),
    owner: z.uuid('choose-one'),
  }),
  confirmPlan: z.strictObject({ track, seen }),
  expirePlan: z.strictObject({ track }),
  holdTrack: z.strictObject({ track, reason }),
  liftHold: z.strictObject({ track }),
  startServerless: z.strictObject({ track }),
  startRollout: z.strictObject({ track }),
  recordCall: z.strictObject({ track, attempt: z.int(), tokenHash: text(64) }),
  reportDeployment: z.strictObject({
    track,
    attempt: z.int(),
    status: z.enum(['succeeded', 'failed', 'unknown']),
    detail: optionalText(2000),
  }),
  confirmVersion: z.strictObject({ track, attempt: z.int(), version: text(100) }),
  retryDeployment: z.strictObject({ track }),
  recordOutcome: z.strictObject({
    track,
    installation: z.uuid('choose-one'),
    outcome: z.enum(outcomes, 'choose-one'),
    reason: optionalText(2000),
  }),
  rollBackTrack: z.strictObject({ track, reason }),
  recordVerdict: z.strictObject({ track, verdict: z.enum(verdicts) }),
  reportIncident: z.strictObject({ track, severity, summary: text(2000) }),
  resolveIncident: z.strictObject({
    track,
    incident: wholeNumber(1, 1_000_000),
    resolution: text(2000),
  }),
  closeTrack: z.strictObject({ track, reason: optionalText(2000) }),
} satisfies Record<CommandName, z.ZodType>

export type PayloadOf<Name extends CommandName> = z.infer<(typeof payloads)[Name]>
export type CommandOf<Name extends CommandName> = { type: Name } & Carried<PayloadOf<Name>>
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName]

// Zod types an empty object so that nothing may be joined to it, not even the command's name.
type Carried<Payload> = Payload extends Record<string, never> ? unknown : Payload
