import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/**
 * Versions that no other test opens: minors of a major line of one worker's own. A line is taken anew
 * by every worker that starts, so a second run on the same data does not meet the first.
 */
export async function ownLine(worker: number) {
  const { rows } = await db.execute<{ highest: number }>(
    sql`select coalesce(max(split_part(version, '.', 1)::int), 0) as highest from releases`,
  )
  const major = Math.max(100, Math.floor((rows[0]?.highest ?? 0) / 10) * 10 + 10) + worker
  let minor = 0
  return () => `${major}.${++minor}.0`
}

/** How many events there are: what a refusal must not change. Of one release, or of everything. */
export async function countEvents(version?: string) {
  const { rows } = await db.execute<{ count: number }>(
    version === undefined
      ? sql`select count(*)::int as count from events`
      : sql`select count(*)::int as count from events e
          join releases r on r.id = e.aggregate_id where r.version = ${version}`,
  )
  return rows[0]?.count ?? 0
}
