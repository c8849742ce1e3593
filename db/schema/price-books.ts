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
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bookStates } from '@/lib/price-books/version'
import { key, moment } from './columns'
import { customers } from './customers'
import { people } from './people'

export const priceBookState = pgEnum('price_book_state', bookStates)

/** A version of a price book. What is published stays as it is; only its validity may be ended. */
export const priceBooks = pgTable(
  'price_books',
  {
    id: key(),
    code: text().notNull(),
    currency: text().notNull(),
    /** The partner it was agreed with; null: the vendor's own. */
    party: uuid().references(() => customers.id),
    version: integer().notNull(),
    state: priceBookState().notNull(),
    validFrom: text().notNull(),
    validTo: text(),
    rules: jsonb().$type<unknown>().notNull(),
    /** Of what it says, once it is published. */
    sha256: text(),
    addedBy: uuid().references(() => people.id),
    addedAt: moment().notNull(),
    publishedBy: uuid().references(() => people.id),
    publishedAt: moment(),
    retiredBy: uuid().references(() => people.id),
    retiredAt: moment(),
    retireReason: text(),
  },
  t => [
    unique().on(t.code, t.version),
    check('drafts_of_books_are_unpublished', sql`(${t.state} = 'draft') = (${t.sha256} is null)`),
    check('retired_books_end', sql`${t.state} <> 'retired' or ${t.validTo} is not null`),
  ],
)

/** What one unit of a currency cost in another on a day. `id` is the rate, `entry` counts what was written of it. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    id: uuid().notNull(),
    entry: integer().notNull(),
    fromCurrency: text().notNull(),
    toCurrency: text().notNull(),
    onDay: text().notNull(),
    rate: numeric({ precision: 18, scale: 8 }).notNull(),
    source: text().notNull(),
    /** Why it was corrected; null for the first entry. */
    reason: text(),
    enteredBy: uuid().references(() => people.id),
    enteredAt: moment().notNull(),
  },
  t => [
    primaryKey({ columns: [t.id, t.entry] }),
    unique('one_rate_a_day').on(t.fromCurrency, t.toCurrency, t.onDay, t.entry),
    index().on(t.onDay),
    check('rates_are_positive', sql`${t.rate} > 0`),
    check('rates_are_between_currencies', sql`${t.fromCurrency} <> ${t.toCurrency}`),
    check('corrections_say_why', sql`(${t.entry} = 1) = (${t.reason} is null)`),
  ],
)
