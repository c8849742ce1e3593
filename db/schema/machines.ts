import { pgTable, text } from 'drizzle-orm/pg-core'
import { key } from './columns'

/** What acts without a person. The id is what a transaction of its own begins with. */
export const machines = pgTable('machines', { id: key(), name: text().notNull().unique() })
