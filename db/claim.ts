import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Tx } from './client'
import { idempotencyKeys } from './schema'

export type Claim = typeof idempotencyKeys.$inferInsert

/**
 * Takes the key of a form for this transaction; who has the same one waits here until it ends. Null: nobody had it.
 * Otherwise what it was used for before: the same by the same person, something else by them, or by somebody else.
 */
export async function claim(tx: Tx, claimed: Claim) {
  const taken = await tx.insert(idempotencyKeys).values(claimed).onConflictDoNothing().returning()
  if (taken.length > 0) return null
  const [earlier] = await tx
    .select()
    .from(idempotencyKeys)
    .where(eq(idempotencyKeys.key, claimed.key))
  if (earlier?.personId !== claimed.personId) return 'somebody-elses' as const
  return earlier.digest === claimed.digest ? ('the-same' as const) : ('another' as const)
}

/** Gives the key back: what was refused may be mended and sent again. */
export const unclaim = (tx: Tx, { key }: Claim) =>
  tx.delete(idempotencyKeys).where(eq(idempotencyKeys.key, key))

/** Drops the keys that are older than a week by the clock of the database, whose guard keeps the others. */
export const dropOldClaims = () =>
  db.delete(idempotencyKeys).where(sql`${idempotencyKeys.at} < now() - interval '7 days'`)
