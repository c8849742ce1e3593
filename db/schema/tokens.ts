import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { scopes } from '@/lib/release/workflow'
import { key, moment } from './columns'
import { customers, installations } from './customers'
import { aggregate } from './events'
import { people } from './people'

export const tokenScope = pgEnum('token_scope', scopes)

/** What another program comes in by. Of the secret itself only the hash is kept, and its first letters to know it by. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: key(),
    name: text().notNull().unique(),
    hash: text().notNull().unique(),
    prefix: text().notNull(),
    scopes: tokenScope().array().notNull(),
    /** The partner whose drafts it reads. */
    partnerId: uuid().references(() => customers.id),
    /** The installation whose facts it reports. */
    installationId: uuid().references(() => installations.id),
    issuedBy: uuid()
      .notNull()
      .references(() => people.id),
    issuedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    lastUsedAt: moment(),
    revokedBy: uuid().references(() => people.id),
    revokedAt: moment(),
  },
  t => [
    index().on(t.issuedAt),
    check('token_has_a_scope', sql`cardinality(${t.scopes}) > 0`),
    check(
      'token_expires_within_a_year',
      sql`${t.expiresAt} > ${t.issuedAt} and ${t.expiresAt} <= ${t.issuedAt} + interval '366 days'`,
    ),
    check(
      'drafts_are_read_by_their_partner',
      sql`(${t.partnerId} is not null) = ('drafts:read' = any (${t.scopes}::text[]))
        and (${t.partnerId} is null or cardinality(${t.scopes}) = 1)`,
    ),
    check(
      'facts_are_reported_by_their_installation',
      sql`${t.installationId} is null or ${t.scopes}::text[] = '{installations:write}'`,
    ),
    check('token_is_hashed', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** The events that a token of each scope may write: what lib/tokens/scope-events.ts says, for the guards. */
export const scopeEvents = pgTable(
  'scope_events',
  {
    scope: tokenScope().notNull(),
    aggregate: aggregate().notNull(),
    type: text().notNull(),
  },
  t => [primaryKey({ columns: [t.scope, t.aggregate, t.type] })],
)
