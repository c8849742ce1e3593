import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from './columns'

/**
 * A form that had its effect, by the key it was drawn with; `digest` is of all that it carried. No foreign key: it
 * would lock the row of the person before the command locks what it is about.
 */
export const idempotencyKeys = pgTable('idempotency_keys', {
  key: key(),
  personId: uuid().notNull(),
  command: text().notNull(),
  subject: text().notNull(),
  digest: text().notNull(),
  at: moment().notNull(),
})
