import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  json,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, transaction } from './columns'
import { people } from './people'

export const aggregate = pgEnum('aggregate', [
  'release',
  'freeze',
  'person',
  'installation',
  'draft',
  'customer',
  'price_book',
  'api_token',
  'exchange_rate',
  'accounting',
  'terms',
  'delivery',
])

// A NUL or half a character, as JSON spells them.
const unreadable = sql.raw(String.raw`'(^|[^\\])(\\\\)*\\u(0000|[dD][89a-fA-F])'`)

/** The record. Rows are only ever added; a trigger in the migrations refuses the rest. */
export const events = pgTable(
  'events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    aggregate: aggregate().notNull(),
    aggregateId: uuid().notNull(),
    seq: integer().notNull(),
    subject: text().notNull(),
    actorId: uuid().references(() => people.id),
    machine: text(),
    role: text().notNull(),
    channel: text().notNull(),
    type: text().notNull(),
    /** Letter by letter as it was written: its text is what is hashed. */
    data: json().$type<unknown>().notNull(),
    at: moment().notNull(),
    /** The transaction that wrote it: by this the guards know what was recorded along with a change. */
    xid: transaction()
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  t => [
    unique().on(t.aggregate, t.aggregateId, t.seq),
    index().on(t.at),
    check(
      'events_can_be_read',
      sql`strpos(${t.data}::text, '\\u') = 0 or ${t.data}::text !~ ${unreadable}`,
    ),
  ],
)
