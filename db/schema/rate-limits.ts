import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/** How often somebody came since `expire` was set; rate-limiter-flexible names the columns and their order. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
