import { sql } from 'drizzle-orm'
import { check, integer, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { territories, territoryTreatments } from '@/lib/invoice/territories'
import { key, moment } from './columns'
import { people } from './people'

const listed = (codes: readonly string[]) => sql.raw(codes.map(code => `'${code}'`).join(', '))

/** What accounting decides for the whole console: one row. */
export const accountingSettings = pgTable(
  'accounting_settings',
  {
    id: key(),
    contactId: uuid().references(() => people.id),
    outsideUnion: text(),
    vatIdEvidence: text().notNull().default('confirmed'),
    retention: text(),
  },
  t => [
    check('one_accounting', sql`${t.id} = '00000000-0000-4000-8000-00000000acc0'`),
    check('outside_union_is_known', sql`${t.outsideUnion} in ('O', 'G')`),
    check('evidence_is_known', sql`${t.vatIdEvidence} in ('format_ok', 'confirmed')`),
  ],
)

/**
 * As what a sale to a buyer in a territory is taxed, by the day it counts from; each ends where the next begins. Of the
 * entries for one day the last one counts; without a treatment it is undecided from then on.
 */
export const territoryDecisions = pgTable(
  'territory_decisions',
  {
    seller: text().notNull(),
    territory: text().notNull(),
    validFrom: text().notNull(),
    entry: integer().notNull(),
    treatment: text(),
    evidence: text().notNull(),
    decidedBy: uuid().references(() => people.id),
    decidedAt: moment().notNull(),
  },
  t => [
    primaryKey({ columns: [t.seller, t.territory, t.validFrom, t.entry] }),
    check('territories_are_sold_to_by_us', sql`${t.seller} in ('FR', 'IS')`),
    check('territory_is_known', sql`${t.territory} in (${listed(territories)})`),
    check('territory_treatment_is_known', sql`${t.treatment} in (${listed(territoryTreatments)})`),
  ],
)

/**
 * Rates of VAT by the day they begin; each ends where the next begins. Of the entries for one day the last one counts: a
 * mistyped rate is entered again, and without a rate it is withdrawn. Without a person: as the console came.
 */
export const vatRates = pgTable(
  'vat_rates',
  {
    country: text().notNull(),
    category: text().notNull(),
    validFrom: text().notNull(),
    entry: integer().notNull().default(1),
    rate: numeric({ precision: 9, scale: 4 }),
    evidence: text().notNull(),
    enteredBy: uuid().references(() => people.id),
    enteredAt: moment().notNull(),
  },
  t => [
    primaryKey({ columns: [t.country, t.category, t.validFrom, t.entry] }),
    check('rate_is_a_percentage', sql`${t.rate} between 0 and 100`),
  ],
)

/** The vendor's own companies: one for sales within Iceland, one for all others. */
export const sellers = pgTable(
  'sellers',
  {
    id: text().primaryKey(),
    country: text().notNull().unique(),
    name: text().notNull(),
    street: text().notNull(),
    postalCode: text().notNull(),
    city: text().notNull(),
    vatId: text(),
    registration: text().notNull(),
    endpointScheme: text(),
    endpointId: text(),
    zone: text().notNull(),
    currency: text().notNull(),
  },
  t => [check('sellers_stand_in', sql`${t.country} in ('FR', 'IS')`)],
)
