import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Rule } from '@/lib/invoice/price-book'
import type { TermsLevel, TermsOfSale } from '@/lib/invoice/terms'
import { key, moment } from './columns'
import { people } from './people'

/** Versions of terms of sale, each written once and whole; only its end may be set, once. */
export const termsOfSale = pgTable(
  'terms_of_sale',
  {
    id: key(),
    code: text().notNull(),
    version: integer().notNull(),
    level: text().$type<TermsLevel>().notNull(),
    /** The installation, partner, buyer or selling company. */
    agreedFor: text().notNull(),
    party: text().$type<TermsOfSale['party']>().notNull(),
    validFrom: text().notNull(),
    validTo: text(),
    dueKind: text().$type<TermsOfSale['due']['kind']>().notNull(),
    dueDays: integer().notNull(),
    priceBook: text(),
    rules: jsonb().$type<Rule[]>().notNull(),
    commissionPercent: numeric({ precision: 9, scale: 4 }),
    documentName: text().notNull(),
    digest: text().notNull(),
    addedBy: uuid().references(() => people.id),
    addedAt: moment().notNull(),
    /** The last day they are valid, when they were ended before their time. */
    endedOn: text(),
    endReason: text(),
    endedBy: uuid().references(() => people.id),
    endedAt: moment(),
  },
  t => [
    unique().on(t.code, t.version),
    index().on(t.level, t.agreedFor),
    check(
      'terms_level_is_known',
      sql`${t.level} in ('contract_override', 'operator_agreement', 'buyer_negotiated', 'vendor_general')`,
    ),
    check('terms_party_is_known', sql`${t.party} in ('vendor', 'partner', 'customer')`),
    check('terms_end_after_start', sql`${t.validTo} >= ${t.validFrom}`),
    check('terms_digest_is_sha256', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check(
      'ended_terms_say_why',
      sql`num_nulls(${t.endedOn}, ${t.endReason}, ${t.endedAt}) in (0, 3)`,
    ),
  ],
)
