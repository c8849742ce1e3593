import { z } from 'zod'
import { gates, releaseKinds, trackTypes } from './workflow'

const track = z.enum(trackTypes)
const gate = z.enum(gates)
const instant = z.iso.datetime()
const count = z.int().nonnegative()

export const changeKinds = [
  'feature',
  'fix',
  'performance',
  'security',
  'docs',
  'refactor',
  'test',
  'build',
  'chore',
  'revert',
  'other',
] as const

export const change = z.object({
  key: z.string(),
  sha: z.string().nullable(),
  committedAt: z.string().nullable(),
  authorName: z.string().nullable(),
  authorEmail: z.string().nullable(),
  subject: z.string(),
  kind: z.enum(changeKinds),
  scope: z.string().nullable(),
  breaking: z.boolean(),
  pullRequest: z.int().nullable(),
})

export const plan = z.object({
  zone: z.string(),
  startLocal: z.string(),
  expiresLocal: z.string(),
  startsAt: instant,
  expiresAt: instant,
  monitorHours: count,
  ownerId: z.string(),
})

export const answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('passing'), evidence: z.string() }),
  z.object({ state: z.literal('failing'), evidence: z.string() }),
  z.object({ state: z.literal('not_applicable'), reason: z.string() }),
  z.object({
    state: z.literal('waived'),
    reason: z.string(),
    compensation: z.string(),
    expiresAt: instant,
  }),
])

export const testRun = z.object({
  suite: z.string(),
  commit: z.string(),
  passed: count,
  failed: count,
  errored: count,
  skipped: count,
  flaky: count,
  verdict: z.enum(['passed', 'failed', 'empty']),
  failures: z.array(z.object({ name: z.string(), message: z.string() })),
})

export const outcomes = ['installed', 'postponed', 'declined', 'failed'] as const
export const verdicts = ['healthy', 'degraded', 'failing', 'inconclusive', 'no_data'] as const

const event = <Name extends string, Shape extends z.core.$ZodLooseShape>(
  name: Name,
  shape: Shape,
) => z.object({ type: z.literal(name), ...shape })

/** What happened to a release. Stored as JSON, and parsed again when it is read back. */
export const releaseEvent = z.discriminatedUnion('type', [
  event('releaseOpened', {
    version: z.string(),
    kind: z.enum(releaseKinds),
    title: z.string(),
    notes: z.string(),
    tracks: z.array(track),
    template: z.int(),
  }),
  event('releaseEdited', { title: z.string(), notes: z.string() }),
  event('changesImported', { changes: z.array(change) }),
  event(
    'changeCorrected',
    change.pick({ key: true, kind: true, scope: true, breaking: true }).shape,
  ),
  event('changeRemoved', { key: z.string(), subject: z.string(), reason: z.string() }),
  event('codeFrozen', {
    revision: z.int().positive(),
    commit: z.string(),
    reason: z.string().nullable(),
  }),
  event('testRunRecorded', testRun.shape),
  event('signedOff', {
    gate,
    track: track.nullable(),
    revision: z.int(),
    decision: z.enum(['approve', 'reject', 'request_changes']),
    reason: z.string().nullable(),
    digest: z.string(),
  }),
  event('gateVoided', {
    gate,
    track: track.nullable(),
    because: z.enum([
      'refrozen',
      'scope-changed',
      'notes-changed',
      'rejected',
      'changes-requested',
      'replanned',
    ]),
  }),
  event('stageEntered', { stage: z.enum(['merge-qa', 'readiness', 'tracks']) }),
  event('criterionAnswered', { key: z.string(), answer }),
  event('releaseWithdrawn', { reason: z.string() }),
  event('releaseClosed', {}),
  event('trackPlanned', { track, plan }),
  event('planExpired', { track }),
  event('trackHeld', { track, reason: z.string() }),
  event('holdLifted', { track }),
  event('trackStarted', {
    track,
    installations: z.array(z.object({ id: z.string(), fromVersion: z.string().nullable() })),
  }),
  event('deploymentRequested', { track, attempt: z.int(), version: z.string(), deadline: instant }),
  event('deploymentCalled', { track, attempt: z.int(), tokenHash: z.string() }),
  event('deploymentReported', {
    track,
    attempt: z.int(),
    status: z.enum(['succeeded', 'failed', 'unknown']),
    detail: z.string(),
  }),
  event('versionConfirmed', { track, attempt: z.int(), version: z.string() }),
  event('outcomeRecorded', {
    track,
    installation: z.string(),
    outcome: z.enum(outcomes),
    reason: z.string().nullable(),
  }),
  event('monitoringEntered', { track, until: instant }),
  event('trackRolledBack', { track, reason: z.string(), toVersion: z.string().nullable() }),
  event('verdictChanged', { track, verdict: z.enum(verdicts) }),
  event('incidentReported', {
    track,
    incident: z.int(),
    severity: z.int().min(1).max(4),
    summary: z.string(),
  }),
  event('incidentResolved', { track, incident: z.int(), resolution: z.string() }),
  event('trackClosed', { track, reason: z.string().nullable() }),
])

export type ReleaseEvent = z.infer<typeof releaseEvent>
export type ReleaseEventOf<Name extends ReleaseEvent['type']> = Extract<
  ReleaseEvent,
  { type: Name }
>
export type Change = z.infer<typeof change>
export type ChangeKind = (typeof changeKinds)[number]
export type Plan = z.infer<typeof plan>
export type Answer = z.infer<typeof answer>
export type TestRun = z.infer<typeof testRun>
export type Outcome = (typeof outcomes)[number]
export type Verdict = (typeof verdicts)[number]
