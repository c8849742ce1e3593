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
    endedAt: moment(),
    endedBy: uuid().references(() => people.id),
    endReason: text(),
  },
  t => [
    index().on(t.endsAt),
    // One that is cancelled before it starts ends at that moment: it never denies anything.
    check('freeze_ends_after_start', sql`${t.endsAt} > ${t.startsAt} or ${t.endedAt} is not null`),
  ],
)
