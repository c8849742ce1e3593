import {
  bigint,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { outcomes, verdicts } from '@/lib/release/events'
import { trackStages } from '@/lib/release/workflow'
import { moment, transaction } from './columns'
import { installations } from './customers'
import { people } from './people'
import { releases, trackType } from './releases'

export const trackStage = pgEnum('track_stage', trackStages)
export const trackEnd = pgEnum('track_end', ['closed', 'rolled_back'])
export const verdict = pgEnum('verdict', verdicts)
export const rolloutOutcome = pgEnum('rollout_outcome', ['pending', ...outcomes])
export const deploymentState = pgEnum('deployment_state', [
  'requested',
  'called',
  'succeeded',
  'failed',
  'unknown',
  'confirmed',
])

const release = () =>
  uuid()
    .notNull()
    .references(() => releases.id)

export const tracks = pgTable(
  'tracks',
  {
    releaseId: release(),
    type: trackType().notNull(),
    stage: trackStage().notNull().default('scheduling'),
    stageSince: moment().notNull(),
    zone: text(),
    startLocal: text(),
    expiresLocal: text(),
    startsAt: moment(),
    expiresAt: moment(),
    monitorHours: integer(),
    ownerId: uuid().references(() => people.id),
    plannedBy: uuid().references(() => people.id),
    expired: boolean().notNull().default(false),
    held: text(),
    startedAt: moment(),
    availableAt: moment(),
    monitorUntil: moment(),
    verdict: verdict().notNull().default('no_data'),
    end: trackEnd(),
    endReason: text(),
    endedAt: moment(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.type] }), index().on(t.stage, t.startsAt)],
)

/** One attempt on the deploy target. A row in 'requested' is work that waits for the next sweep. */
export const deployments = pgTable(
  'deployments',
  {
    releaseId: release(),
    track: trackType().notNull(),
    attempt: integer().notNull(),
    version: text().notNull(),
    state: deploymentState().notNull(),
    tokenHash: text().unique(),
    detail: text(),
    requestedAt: moment().notNull(),
    deadline: moment().notNull(),
    settledAt: moment(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.track, t.attempt] }), index().on(t.state)],
)

export const rollouts = pgTable(
  'rollouts',
  {
    releaseId: release(),
    installationId: uuid()
      .notNull()
      .references(() => installations.id),
    track: trackType().notNull(),
    fromVersion: text(),
    outcome: rolloutOutcome().notNull(),
    reason: text(),
    recordedBy: uuid().references(() => people.id),
    at: moment().notNull(),
    /** The transaction that recorded the outcome, for those who look what has moved since. */
    xid: transaction(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.installationId] }), index().on(t.installationId)],
)

export const incidents = pgTable(
  'incidents',
  {
    releaseId: release(),
    incident: integer().notNull(),
    track: trackType().notNull(),
    severity: integer().notNull(),
    summary: text().notNull(),
    reportedBy: uuid().references(() => people.id),
    reportedAt: moment().notNull(),
    resolution: text(),
    resolvedBy: uuid().references(() => people.id),
    resolvedAt: moment(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.incident] })],
)

/** What the probes saw. A verdict is an event only when it changes; the readings are kept here. */
export const healthChecks = pgTable(
  'health_checks',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    releaseId: release(),
    track: trackType().notNull(),
    url: text().notNull(),
    verdict: verdict().notNull(),
    status: integer(),
    milliseconds: integer(),
    detail: text(),
    at: moment().notNull(),
  },
  t => [index().on(t.releaseId, t.track, t.id)],
)
