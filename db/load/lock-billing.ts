import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/** What one draft bills decides what another may: those of one installation are served one after the other. */
export function lockBilling(tx: Tx, installation: string) {
  return tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${installation}`}, 0))`,
  )
}

/** The number of the last event of a draft; 0 when there is none. */
export async function lastDraftEvent(tx: Tx, id: string) {
  const { rows } = await tx.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0) as seq from events where aggregate = 'draft' and aggregate_id = ${id}`)
  return rows[0]?.seq ?? 0
}
