import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Tx } from '../client'

/** What could not be done in all its tries waits in this queue until somebody sends it again. */
export const deadLetters = 'dead-letters'

/** Whether a job of this kind, about the same, waits for somebody: until then it is not tried again. */
export async function isDead(queue: string, data: unknown): Promise<boolean> {
  const same = JSON.stringify(data ?? null)
  const { rowCount } = await db.execute(sql`
    select from pgboss.job where name = ${deadLetters} and source_name = ${queue} and state = 'created'
      and coalesce(data, 'null') = ${same}::jsonb limit 1`)
  return rowCount === 1
}

/** The queue of a dead letter, which waits for this transaction; null when there is none. */
export async function deadLetter(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await tx.execute<{ queue: string }>(sql`
    select source_name as queue from pgboss.job
    where name = ${deadLetters} and id = ${id} and state = 'created' for update`)
  return rows[0]?.queue ?? null
}

/** Takes a dead letter away: what is still due is then found and done like the first time. */
export const takeDeadLetter = (tx: Tx, id: string) =>
  tx.execute(sql`delete from pgboss.job where name = ${deadLetters} and id = ${id}`)
