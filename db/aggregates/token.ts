import 'server-only'
import { and, eq, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, type TokenCommand } from '@/lib/tokens/commands'
import { concerns } from '@/lib/tokens/concerns'
import { decide, type TokenRefusal, type TokenState } from '@/lib/tokens/decide'
import { tokenEvent, type TokenEvent } from '@/lib/tokens/events'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { apiTokens, customers, events, installations } from '../schema'

/** An API token: what another program comes in by. Subject: its id. */
export const token: Aggregate<TokenState, TokenCommand, TokenEvent, TokenRefusal> = {
  name: 'api_token',
  payloads,
  lock: lockToken,
  decide,
  event: tokenEvent,
  concerns,
  project: projectToken,
}

async function lockToken(
  tx: Tx,
  subject: string,
  command: TokenCommand,
  now: Date,
): Promise<Locked<TokenState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  // One after the other: two that are issued at once may not have one name.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('api tokens', 0))`)
  const { expiresAt, revokedAt } = apiTokens
  const [known] = await tx
    .select({ expiresAt, revokedAt })
    .from(apiTokens)
    .where(eq(apiTokens.id, id.data))
    .for('update')
  if (!known && command.type === 'revokeToken') return null

  const taken = command.type === 'issueToken' ? await takenBy(tx, id.data, command) : null
  const isPartner = command.type !== 'issueToken' || (await isOne(tx, command.partner))
  const isInstalled = command.type !== 'issueToken' || (await isThere(tx, command.installation))
  const ofIt = sql`${events.aggregate} = 'api_token' and ${events.aggregateId} = ${id.data}`
  const seq = await tx.$count(events, ofIt)
  return { id: id.data, seq, state: { now, token: known ?? null, taken, isPartner, isInstalled } }
}

async function takenBy(tx: Tx, id: string, { name, hash }: Wanted): Promise<TokenState['taken']> {
  const alike = or(eq(apiTokens.name, name), eq(apiTokens.hash, hash))
  const [other] = await tx
    .select({ name: apiTokens.name })
    .from(apiTokens)
    .where(and(alike, ne(apiTokens.id, id)))
  if (!other) return null
  return other.name === name ? 'name' : 'hash'
}

async function isOne(tx: Tx, partner: string | null) {
  if (partner === null) return true
  const isPartner = and(eq(customers.id, partner), eq(customers.partner, true))
  return (await tx.$count(customers, isPartner)) > 0
}

async function isThere(tx: Tx, installation: string | null) {
  if (installation === null) return true
  const runs = and(eq(installations.id, installation), eq(installations.active, true))
  return (await tx.$count(installations, runs)) > 0
}

type Wanted = { name: string; hash: string }

async function projectToken(tx: Tx, id: string, event: TokenEvent, act: Act) {
  switch (event.type) {
    case 'tokenIssued': {
      const { name, scopes, hash, prefix, partnerId, installationId } = event
      const issuedBy = personOf(act)
      if (issuedBy === null) throw new Error('Only people issue tokens.')
      const issued = { issuedBy, issuedAt: act.at, expiresAt: new Date(event.expiresAt) }
      return tx
        .insert(apiTokens)
        .values({ id, name, scopes, hash, prefix, partnerId, installationId, ...issued })
    }
    case 'tokenRevoked': {
      const revoked = { revokedAt: act.at, revokedBy: personOf(act) }
      return tx.update(apiTokens).set(revoked).where(eq(apiTokens.id, id))
    }
  }
}
