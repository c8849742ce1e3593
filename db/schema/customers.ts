import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FlagEntry } from '@/lib/invoice/contract-flags'
import { key, moment } from './columns'
import { people } from './people'
import { trackType } from './releases'

export const infrastructure = pgEnum('infrastructure', [
  'vm',
  'kubernetes',
  'bare_metal',
  'air_gapped',
])
export const operator = pgEnum('operator', ['vendor', 'partner', 'customer'])
export const sale = pgEnum('sale', ['direct', 'resale', 'referral'])

/** Customers and partners: whoever may be the buyer of a draft. */
export const customers = pgTable(
  'customers',
  {
    id: key(),
    name: text().notNull().unique(),
    partner: boolean().notNull().default(false),
    country: text().notNull(),
    street: text(),
    postalCode: text(),
    city: text(),
    vatId: text(),
    /** The day a register confirmed the VAT id, who asked, and what the register calls the consultation. */
    vatConfirmedOn: text(),
    vatConfirmedBy: uuid().references(() => people.id),
    vatReference: text(),
    registration: text(),
    /** Where electronic documents reach it: a scheme of the EAS code list and an id in it. */
    endpointScheme: text(),
    endpointId: text(),
    contact: text(),
    language: text().notNull().default('en'),
  },
  t => [
    check(
      'vat_confirmation_is_whole',
      sql`num_nulls(${t.vatConfirmedOn}, ${t.vatReference}) in (0, 2) and (${t.vatConfirmedOn} is null or ${t.vatId} is not null)`,
    ),
    check('endpoint_is_whole', sql`num_nulls(${t.endpointScheme}, ${t.endpointId}) in (0, 2)`),
  ],
)

export const installations = pgTable(
  'installations',
  {
    id: key(),
    name: text().notNull(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    partnerId: uuid().references(() => customers.id),
    type: trackType().notNull(),
    infrastructure: infrastructure().notNull(),
    nodes: integer().notNull(),
    environments: integer().notNull(),
    region: text().notNull(),
    operator: operator().notNull(),
    sale: sale().notNull(),
    version: text(),
    healthUrl: text(),
    factsSource: text().notNull(),
    factsAt: moment().notNull(),
    active: boolean().notNull().default(true),
    retiredAt: moment(),
    retireReason: text(),
    /** What its contract says, from which day on: the entries that count (`FlagEntry`). The record has all of them. */
    contract: jsonb().$type<FlagEntry[]>().notNull().default([]),
  },
  t => [
    unique().on(t.customerId, t.name),
    index().on(t.type),
    index().on(t.partnerId),
    check('contract_is_a_list', sql`jsonb_typeof(${t.contract}) = 'array'`),
  ],
)
