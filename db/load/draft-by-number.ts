import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '../client'
import { drafts } from '../schema'

/** The id of the draft with this number; null when there is none. */
export async function draftByNumber(number: number): Promise<string | null> {
  const [row] = await db.select({ id: drafts.id }).from(drafts).where(eq(drafts.number, number))
  return row?.id ?? null
}
