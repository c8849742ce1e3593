import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** Whether the tables can be read now; the one question nobody has to sign in for. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await db.execute(sql`select 1 from people limit 1`)
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}
