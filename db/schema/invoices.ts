import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import type { HoldKind } from '@/lib/invoice/hold'
import { ledgerStates } from '@/lib/invoice/ledger'
import { draftStates } from '@/lib/invoice/workflow'
import { key, moment, transaction } from './columns'
import { customers, installations } from './customers'
import { people } from './people'
import { releases } from './releases'

export const draftState = pgEnum('draft_state', draftStates)
export const ledgerState = pgEnum('ledger_state', ledgerStates)

const money = () => numeric({ precision: 19, scale: 2 }).notNull()

type Held = Partial<Record<HoldKind, { reason: string; since: string; by: string | null }>>

export const drafts = pgTable(
  'drafts',
  {
    id: key(),
    number: integer().notNull().generatedAlwaysAsIdentity().unique(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    installationId: uuid()
      .notNull()
      .references(() => installations.id),
    buyerId: uuid()
      .notNull()
      .references(() => customers.id),
    state: draftState().notNull(),
    revision: integer().notNull().default(1),
    stateSince: moment().notNull(),
    currency: text().notNull(),
    net: money(),
    vat: money(),
    gross: money(),
    /** The event that has its document. */
    documentSeq: integer().notNull(),
    /** What the rules came to; null while nobody changed a line, and the document is just that. */
    base: json().$type<unknown>(),
    /** What people laid over it, line by line. */
    layer: jsonb().$type<unknown>().notNull().default([]),
    draftedAt: moment().notNull(),
    decidedBy: uuid().references(() => people.id),
    reason: text(),
    editedBy: uuid().references(() => people.id),
    submittedBy: uuid().references(() => people.id),
    /** The holds it is on, by their kind: why, since when, and the id of who put it on; null while it is on none. */
    held: jsonb().$type<Held>(),
    /** The digest of the canonical JSON that was approved. */
    sha256: text(),
    /** The way it was handed over, with the digests of what was. */
    handedOver: jsonb().$type<unknown>(),
    /** The number accounting gave it. */
    booked: text().unique(),
    /** The draft it takes back; with `instead` it bills that one anew. */
    corrects: uuid().references((): AnyPgColumn => drafts.id),
    instead: boolean().notNull().default(false),
    /** What transactions before it recorded was seen when it was made; null where nobody looks whether it still holds. */
    horizon: transaction(),
  },
  t => [
    uniqueIndex('one_live_draft')
      .on(t.releaseId, t.installationId)
      .where(sql`${t.state} not in ('cancelled', 'superseded') and ${t.corrects} is null`),
    uniqueIndex('one_live_correction')
      .on(t.corrects)
      .where(
        sql`${t.corrects} is not null and ${t.state} in ('draft', 'in_review', 'approved', 'rejected')`,
      ),
    unique('drafts_of_places').on(t.releaseId, t.installationId, t.id),
    index()
      .on(t.corrects, t.number)
      .where(sql`${t.corrects} is not null`),
    index().on(t.state, t.draftedAt),
    index().on(t.installationId, t.number),
    index().on(t.buyerId, t.number),
    check(
      'holds_have_a_kind',
      sql`${t.held} is null or jsonb_typeof(${t.held}) = 'object' and ${t.held} <> '{}' and ${t.held} - 'commercial' - 'technical' = '{}'`,
    ),
    check('gross_is_net_and_vat', sql`${t.net} + ${t.vat} = ${t.gross}`),
    check(
      'kronur_are_whole',
      sql`${t.currency} <> 'ISK' or (trunc(${t.net}) = ${t.net} and trunc(${t.vat}) = ${t.vat})`,
    ),
  ],
)

export const draftLines = pgTable(
  'draft_lines',
  {
    /** That there is such a draft is asked with its revision, for all lines at once: `draft_lines_come_whole`. */
    draftId: uuid().notNull(),
    revision: integer().notNull().default(1),
    position: integer().notNull(),
    code: text().notNull(),
    quantity: numeric({ precision: 19, scale: 4 }).notNull(),
    price: numeric({ precision: 19, scale: 6 }).notNull(),
    /** How many days the price is for; null where it is for one unit. */
    periodDays: integer(),
    amount: money(),
  },
  t => [primaryKey({ columns: [t.draftId, t.revision, t.position] })],
)

/**
 * How far what is known now is from what a draft was made from, as it was found last, or worked out anew. What
 * transactions before `horizon` recorded was seen then. No part of a decision, which looks for itself.
 */
export const draftDrifts = pgTable('draft_drifts', {
  draftId: uuid()
    .primaryKey()
    .references(() => drafts.id),
  found: jsonb().$type<unknown>(),
  horizon: transaction()
    .notNull()
    .default(sql`pg_current_xact_id()`),
})

/** What became of sending a handed-over draft to accounting: taken, or given up with the problem. */
export const draftDeliveries = pgTable('draft_deliveries', {
  draftId: uuid()
    .primaryKey()
    .references(() => drafts.id),
  problem: text(),
  at: moment().notNull(),
})

/** How far the drafting of a release is, for those who watch. */
export const draftRuns = pgTable('draft_runs', {
  releaseId: uuid()
    .primaryKey()
    .references(() => releases.id),
  total: integer().notNull(),
  done: integer().notNull(),
  failed: integer().notNull(),
  startedAt: moment().notNull(),
  at: moment().notNull(),
  finished: boolean().notNull(),
})

/**
 * One row per installation of a started release: drafted, not billable and why, or blocked and why. `id` is the
 * aggregate of the record; a draft that comes of the row has the same.
 */
export const ledger = pgTable(
  'ledger',
  {
    id: uuid().notNull().unique(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    installationId: uuid()
      .notNull()
      .references(() => installations.id),
    state: ledgerState().notNull(),
    /** The code of the reason; `details` has all that is known of a block. */
    why: text(),
    details: jsonb().$type<unknown>(),
    draftId: uuid(),
    at: moment().notNull(),
  },
  t => [
    primaryKey({ columns: [t.releaseId, t.installationId] }),
    foreignKey({
      name: 'ledger_names_its_draft',
      columns: [t.draftId, t.releaseId, t.installationId],
      foreignColumns: [drafts.id, drafts.releaseId, drafts.installationId],
    }),
    index().on(t.state, t.at),
    check('drafted_has_a_draft', sql`${t.state} <> 'drafted' or ${t.draftId} is not null`),
    check('undrafted_says_why', sql`${t.state} = 'drafted' or ${t.why} is not null`),
  ],
)
