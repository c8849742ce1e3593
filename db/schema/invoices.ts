import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { key, moment } from './columns'
import { customers, installations } from './customers'
import { people } from './people'
import { releases } from './releases'

export const draftState = pgEnum('draft_state', [
  'blocked',
  'draft',
  'in_review',
  'approved',
  'handed_over',
  'booked',
  'rejected',
  'cancelled',
  'superseded',
])
export const ledgerState = pgEnum('ledger_state', ['drafted', 'not_billable', 'blocked'])

export const priceBooks = pgTable(
  'price_books',
  {
    id: key(),
    code: text().notNull(),
    currency: text().notNull(),
    version: integer().notNull(),
    validFrom: text().notNull(),
    validTo: text(),
    rules: jsonb().$type<unknown>().notNull(),
    sha256: text().notNull(),
  },
  t => [unique().on(t.code, t.version)],
)

const money = () => numeric({ precision: 19, scale: 2 }).notNull()

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
    stateSince: moment().notNull(),
    currency: text().notNull(),
    net: money(),
    vat: money(),
    gross: money(),
    document: jsonb().$type<unknown>().notNull(),
    draftedAt: moment().notNull(),
    decidedBy: uuid().references(() => people.id),
    reason: text(),
  },
  t => [
    uniqueIndex('one_live_draft')
      .on(t.releaseId, t.installationId)
      .where(sql`${t.state} not in ('cancelled', 'superseded')`),
    index().on(t.state, t.draftedAt),
    index().on(t.installationId),
  ],
)

export const draftLines = pgTable(
  'draft_lines',
  {
    draftId: uuid()
      .notNull()
      .references(() => drafts.id),
    position: integer().notNull(),
    code: text().notNull(),
    quantity: numeric({ precision: 19, scale: 4 }).notNull(),
    price: numeric({ precision: 19, scale: 6 }).notNull(),
    amount: money(),
    explanation: jsonb().$type<unknown>().notNull(),
  },
  t => [primaryKey({ columns: [t.draftId, t.position] })],
)

/** One row per installation of a started release: drafted, not billable and why, or blocked and why. */
export const ledger = pgTable(
  'ledger',
  {
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    installationId: uuid()
      .notNull()
      .references(() => installations.id),
    state: ledgerState().notNull(),
    why: text(),
    draftId: uuid().references(() => drafts.id),
    at: moment().notNull(),
  },
  t => [primaryKey({ columns: [t.releaseId, t.installationId] })],
)
