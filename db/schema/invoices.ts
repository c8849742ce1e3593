import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ledgerStates } from '@/lib/invoice/ledger'
import { draftStates } from '@/lib/invoice/workflow'
import { key, moment } from './columns'
import { customers, installations } from './customers'
import { people } from './people'
import { releases } from './releases'

export const draftState = pgEnum('draft_state', draftStates)
export const ledgerState = pgEnum('ledger_state', ledgerStates)

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
    revision: integer().notNull().default(1),
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
    draftId: uuid().references(() => drafts.id),
    at: moment().notNull(),
  },
  t => [
    primaryKey({ columns: [t.releaseId, t.installationId] }),
    index().on(t.state, t.at),
    check('drafted_has_a_draft', sql`${t.state} <> 'drafted' or ${t.draftId} is not null`),
    check('undrafted_says_why', sql`${t.state} = 'drafted' or ${t.why} is not null`),
  ],
)
