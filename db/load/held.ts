import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '../client'

/**
 * Whether this database came out of a backup and nobody has said since that it is the one to work on. Only its
 * owner can: see bin/restore.mjs.
 */
export async function isHeld(): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
    where d.datname = current_database() and s.setrole = 0 and 'console.restored=held' = any (s.setconfig)`)
  return rows.length > 0
}
