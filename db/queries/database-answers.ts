import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** Whether the tables can be read now, within so many milliseconds; the one question nobody has to sign in for. */
export async function databaseAnswers(patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>(resolve => {
    timer = setTimeout(resolve, patience, false)
  })
  const answer = await Promise.race([ask(), late])
  clearTimeout(timer)
  return answer
}

// One question at a time: while the database hangs, asking again would only use up connections.
let asked: Promise<boolean> | null = null

function ask(): Promise<boolean> {
  asked ??= db
    .execute(sql`select 1 from people limit 1`)
    .then(
      () => true,
      (error: unknown) => {
        console.error(error)
        return false
      },
    )
    .finally(() => (asked = null))
  return asked
}
