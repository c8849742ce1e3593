import 'server-only'
import { desc, sql, type SQLWrapper } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { apiTokens } from '../schema'

const MOST = 200

/** The API tokens that were issued, the newest first; the last two hundred. Of their secrets there is nothing to read. */
export async function listTokens(_viewer: Viewer) {
  const { id, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt } = apiTokens
  const by = {
    issuedBy: nameOf<string>(apiTokens.issuedBy),
    revokedBy: nameOf<string | null>(apiTokens.revokedBy),
  }
  const seq = sql<number>`(select coalesce(max(e.seq), 0) from events e
    where e.aggregate = 'api_token' and e.aggregate_id = ${apiTokens.id})`
  return db
    .select({ id, seq, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt, ...by })
    .from(apiTokens)
    .orderBy(desc(apiTokens.issuedAt))
    .limit(MOST)
}

const nameOf = <Name>(person: SQLWrapper) =>
  sql<Name>`(select p.name from people p where p.id = ${person})`

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]
