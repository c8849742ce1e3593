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
import { changeKinds } from '@/lib/release/events'
import { gates, releaseKinds, releaseStages, trackTypes } from '@/lib/release/workflow'
import { key, moment } from './columns'
import { people, role } from './people'

export const releaseKind = pgEnum('release_kind', releaseKinds)
export const releaseStage = pgEnum('release_stage', releaseStages)
export const trackType = pgEnum('track_type', trackTypes)
export const gate = pgEnum('gate', gates)
export const vote = pgEnum('vote', ['approve', 'reject', 'request_changes', 'void'])
export const changeKind = pgEnum('change_kind', changeKinds)

export const releases = pgTable(
  'releases',
  {
    id: key(),
    version: text().notNull().unique(),
    kind: releaseKind().notNull(),
    title: text().notNull(),
    notes: text().notNull(),
    template: integer().notNull(),
    stage: releaseStage().notNull(),
    stageSince: moment().notNull(),
    revision: integer().notNull().default(0),
    commit: text(),
    frozenBy: uuid().references(() => people.id),
    frozenAt: moment(),
    readyAt: moment(),
    openedBy: uuid().references(() => people.id),
    openedAt: moment().notNull(),
    endedAt: moment(),
    endReason: text(),
  },
  t => [index().on(t.stage, t.openedAt)],
)

export const changes = pgTable(
  'changes',
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    key: text().notNull(),
    position: integer().notNull(),
    sha: text(),
    committedAt: text(),
    authorName: text(),
    authorEmail: text(),
    subject: text().notNull(),
    kind: changeKind().notNull(),
    scope: text(),
    breaking: boolean().notNull(),
    pullRequest: integer(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.key] })],
)

/** Votes, and the rows that take them back. Nothing here is ever updated. */
export const signOffs = pgTable(
  'sign_offs',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    gate: gate().notNull(),
    track: trackType(),
    revision: integer().notNull(),
    decision: vote().notNull(),
    personId: uuid().references(() => people.id),
    role: role(),
    reason: text(),
    digest: text(),
    at: moment().notNull(),
  },
  t => [index().on(t.releaseId, t.gate, t.id)],
)

export const criteria = pgTable(
  'criteria',
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    key: text().notNull(),
    position: integer().notNull(),
    state: text(),
    evidence: text(),
    reason: text(),
    compensation: text(),
    expiresAt: moment(),
    answeredBy: uuid().references(() => people.id),
    answeredAt: moment(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.key] })],
)
