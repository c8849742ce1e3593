import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from './client'
import { isFull } from './busy'

// On globalThis: each entry has its own copy of this module.
const shared = globalThis as { releaseConsoleFull?: boolean }

/** Remembers that a write was refused because the disk of the database is full. */
export function noteWhenFull(error: unknown) {
  if (isFull(error)) shared.releaseConsoleFull = true
}

/**
 * Whether there is room to write. Once the disk was full it is tried out, by a megabyte that is taken back at once;
 * before that nothing is written to find out.
 */
export async function hasRoom(): Promise<boolean> {
  if (!shared.releaseConsoleFull) return true
  try {
    await db.transaction(async tx => {
      await tx.execute(sql`select lo_from_bytea(0, decode(repeat('f1', 1048576), 'hex'))`)
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) return false
  }
  shared.releaseConsoleFull = false
  return true
}

const takenBack = new Error('Only tried.')
