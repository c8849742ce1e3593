import { index, integer, boolean, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from './columns'
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
export const customers = pgTable('customers', {
  id: key(),
  name: text().notNull().unique(),
  partner: boolean().notNull().default(false),
  country: text().notNull(),
  vatId: text(),
  registration: text(),
  contact: text(),
  language: text().notNull().default('en'),
})

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
  },
  t => [unique().on(t.customerId, t.name), index().on(t.type), index().on(t.partnerId)],
)
