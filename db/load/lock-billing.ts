import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/** What one draft bills decides what another may: those of one installation are served one after the other. */
export const lockBilling = (tx: Tx, installation: string) => lockBillings(tx, [installation])

/**
 * The same for many, in one order so that none waits for another in a ring. Keeps for `sawBefore` how far the record
 * was settled when this began: what is read from here on sees at least that.
 */
export function lockBillings(tx: Tx, installations: readonly string[]) {
  return tx.execute(sql`
    with horizon as materialized (
      select set_config('console.saw_before', pg_snapshot_xmin(pg_current_snapshot())::text, true))
    select pg_advisory_xact_lock(k.key) from horizon, (
      select hashtextextended('draft ' || i, 0) as key from unnest(${sql.param(installations)}::text[]) i
      order by 1) k`)
}

/** The first transaction of which this one may not have seen what it recorded, since it locked what it bills. */
export const sawBefore = sql`current_setting('console.saw_before')::xid8`

/** The number of the last event of a draft; 0 when there is none. */
export async function lastDraftEvent(tx: Tx, id: string) {
  const { rows } = await tx.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0) as seq from events where aggregate = 'draft' and aggregate_id = ${id}`)
  return rows[0]?.seq ?? 0
}
