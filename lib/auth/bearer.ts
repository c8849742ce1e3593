import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiTokens } from '@/db/schema'
import { hashOf } from '@/lib/jobs/token'
import { orBusy } from '@/lib/or-busy'
import type { Bearer, Token } from '@/lib/release/people'
import type { Scope } from '@/lib/release/workflow'
import { looksLikeSecret } from '@/lib/tokens/secret'

/** Whose token came with a request; null when none came, or none that counts now by the clock of the database. */
export async function bearerOf(headers: Headers): Promise<Token | null> {
  const [, secret = ''] = /^bearer ([^ ]+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (!looksLikeSecret(secret)) return null
  const [found] = await byHash.execute({ hash: hashOf(secret) })
  if (!found?.live) return null
  const { id, name, scopes, partnerId, installationId, stale } = found
  // Whoever only reads is let in even when nothing can be written.
  if (stale) await noteUse(id).catch(orBusy)
  return { kind: 'token', id, name, scopes, partnerId, installationId }
}

/** The same token as proof that it was issued for this; null when it was not. */
export const issuedFor = <S extends Scope>(token: Token, scope: S): Bearer<S> | null =>
  token.scopes.includes(scope) ? (token as Bearer<S>) : null

const isStale = sql`(${apiTokens.lastUsedAt} is null or ${apiTokens.lastUsedAt} < clock_timestamp() - interval '1 minute')`

// Asked on every request, so it is prepared once per connection.
const byHash = db
  .select({
    id: apiTokens.id,
    name: apiTokens.name,
    scopes: apiTokens.scopes,
    partnerId: apiTokens.partnerId,
    installationId: apiTokens.installationId,
    live: sql<boolean>`${apiTokens.revokedAt} is null and ${apiTokens.expiresAt} > clock_timestamp()`,
    stale: sql<boolean>`${isStale}`,
  })
  .from(apiTokens)
  .where(eq(apiTokens.hash, sql.placeholder('hash')))
  .prepare('token_by_hash')

// Of many requests at once one writes.
const noteUse = (id: string) =>
  db
    .update(apiTokens)
    .set({ lastUsedAt: sql`clock_timestamp()` })
    .where(sql`${apiTokens.id} = ${id} and ${isStale}`)
