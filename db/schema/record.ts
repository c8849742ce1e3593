import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { moment } from './columns'
import { aggregate } from './events'

/**
 * The hash of each event with the one before it. Written by a trigger at the end of the transaction; the console
 * itself only reads it.
 */
export const chain = pgTable(
  'chain',
  {
    aggregate: aggregate().notNull(),
    aggregateId: uuid().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    checkpoint: integer(),
  },
  t => [
    primaryKey({ columns: [t.aggregate, t.aggregateId, t.seq] }),
    index('chain_not_signed')
      .on(t.aggregate, t.aggregateId, t.seq)
      .where(sql`${t.checkpoint} is null`),
    index('chain_checkpoint')
      .on(t.checkpoint)
      .where(sql`${t.checkpoint} is not null`),
  ],
)

/** Signed lists of hashes. The same lines stand in a file outside of the database, which is what is believed. */
export const checkpoints = pgTable('checkpoints', {
  number: integer().primaryKey(),
  at: moment().notNull(),
  events: integer().notNull(),
  text: text().notNull(),
  signature: text().notNull(),
  deliveredAt: moment(),
})
