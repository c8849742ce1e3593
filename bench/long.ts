import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

const SECONDS = 60

/**
 * Signs for a minute, so many at once, every release by two people who come at the same moment. `more` prepares
 * releases; the time it takes does not count.
 */
export async function signLong(
  atOnce: number,
  by: readonly ((version: string) => Promise<unknown>)[],
  more: () => Promise<readonly string[]>,
) {
  const before = await deadlocks()
  let [signed, seconds] = [0, 0]
  while (seconds < SECONDS) {
    const left = (await more()).flatMap(version => by.map(sign => () => sign(version))).values()
    const begun = performance.now()
    const isOver = () => seconds + (performance.now() - begun) / 1000 >= SECONDS
    const worker = async () => {
      for (const sign of left) {
        await sign()
        signed += 1
        if (isOver()) return
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    seconds += (performance.now() - begun) / 1000
  }
  return { atOnce, signed, seconds, deadlocks: (await deadlocks()) - before }
}

// A connection reports what it counted at most a second later.
async function deadlocks() {
  await new Promise(resolve => setTimeout(resolve, 1_500))
  const { rows } = await db.execute<{ deadlocks: number }>(
    sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
  )
  return rows[0]?.deadlocks ?? 0
}
