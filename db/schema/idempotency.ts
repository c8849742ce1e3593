import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from './columns'

/**
 * A form or API request that had its effect, by the key it came with; `digest` is of all that it carried. The key is
 * somebody's own: a person's, or a token's. No foreign key: it would lock the row of the person before the command
 * locks what it is about.
 */
export const idempotencyKeys = pgTable('idempotency_keys', {
  key: key(),
  personId: uuid().notNull(),
  command: text().notNull(),
  subject: text().notNull(),
  digest: text().notNull(),
  at: moment().notNull(),
})
