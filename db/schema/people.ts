import { boolean, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { roles } from '@/lib/release/workflow'
import { key, moment } from './columns'

export const role = pgEnum('role', roles)

export const people = pgTable('people', {
  id: key(),
  name: text().notNull(),
  email: text().notNull().unique(),
  zone: text().notNull().default('Europe/Paris'),
  active: boolean().notNull().default(true),
  addedAt: moment().notNull().defaultNow(),
})

export const personRoles = pgTable(
  'person_roles',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: role().notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.role] })],
)

/** The names and addresses a person commits under, in lower case: how authors of changes are recognised. */
export const gitIdentities = pgTable(
  'git_identities',
  {
    identity: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
  },
  t => [index().on(t.personId)],
)

export const sessions = pgTable(
  'sessions',
  {
    id: key(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: moment().notNull(),
    seenAt: moment().notNull(),
    endsAt: moment().notNull(),
    revokedAt: moment(),
  },
  t => [index().on(t.personId)],
)
