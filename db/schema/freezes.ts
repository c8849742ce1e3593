import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from './columns'
import { people } from './people'
import { trackType } from './releases'

/** Deny windows. Planned as wall time in a zone; the instants are worked out once, when they are saved. */
export const freezes = pgTable(
  'freezes',
  {
    id: key(),
    tracks: trackType().array().notNull(),
    reason: text().notNull(),
    zone: text().notNull(),
    startLocal: text().notNull(),
    endLocal: text().notNull(),
    startsAt: moment().notNull(),
    endsAt: moment().notNull(),
    addedBy: uuid().references(() => people.id),
  },
  t => [index().on(t.endsAt), check('freeze_ends_after_start', sql`${t.endsAt} > ${t.startsAt}`)],
)
