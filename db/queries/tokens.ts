import 'server-only'
import { desc, eq, sql, type SQLWrapper } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { apiTokens, customers } from '../schema'

const MOST = 200

/** The API tokens that were issued, the newest first; the last two hundred. Of their secrets there is nothing to read. */
export async function listTokens(_viewer: Viewer) {
  const { id, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt } = apiTokens
  const by = {
    partner: sql<
      string | null
    >`(select c.name from customers c where c.id = ${apiTokens.partnerId})`,
    installation: sql<string | null>`(select c.name || ', ' || i.name from installations i
      join customers c on c.id = i.customer_id where i.id = ${apiTokens.installationId})`,
    issuedBy: nameOf<string>(apiTokens.issuedBy),
    revokedBy: nameOf<string | null>(apiTokens.revokedBy),
  }
  // Written out: of one table Drizzle names columns alone, and an event has an id too.
  const seq = sql<number>`(select coalesce(max(e.seq), 0) from events e
    where e.aggregate = 'api_token' and e.aggregate_id = api_tokens.id)`
  return db
    .select({ id, seq, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt, ...by })
    .from(apiTokens)
    .orderBy(desc(apiTokens.issuedAt))
    .limit(MOST)
}

/** To whom a token that reads drafts can be issued. */
export const listPartners = (_viewer: Viewer) =>
  db
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(eq(customers.partner, true))
    .orderBy(customers.name)

const nameOf = <Name>(person: SQLWrapper) =>
  sql<Name>`(select p.name from people p where p.id = ${person})`

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]
