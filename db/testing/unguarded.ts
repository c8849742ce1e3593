import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { inject } from 'vitest'
import * as schema from '@/db/schema'

const address = new URL(inject('adminUrl'))
address.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname
const off = '-c session_replication_role=replica'
const pool = new Pool({ connectionString: address.href, max: 1, options: off })
const report = ({ message }: Error) => console.error(`Unguarded connection lost: ${message}`)
pool.on('error', report)
pool.on('connect', client => client.on('error', report))

/** The database without its guards and foreign keys, as whoever runs the server can have it: to set up what no command makes. */
export const unguarded = drizzle(pool, { schema, casing: 'snake_case' })

/**
 * Puts these tables back as they were once it is done: what was tampered with for one case does not reach the next.
 */
export async function withUndo(tables: readonly string[], act: () => Promise<void>) {
  for (const table of tables)
    await unguarded.execute(sql.raw(`create table kept_${table} as table ${table}`))
  try {
    await act()
  } finally {
    for (const table of tables) {
      const numbered = ['sign_offs', 'drafts', 'test_runs'].includes(table)
        ? 'overriding system value'
        : ''
      await unguarded.execute(sql.raw(`delete from ${table}`))
      await unguarded.execute(sql.raw(`insert into ${table} ${numbered} table kept_${table}`))
      await unguarded.execute(sql.raw(`drop table kept_${table}`))
    }
  }
}

// It is own-database.ts that ends it: before it drops the database, and never after.
;(globalThis as { unguardedPool?: Pool }).unguardedPool = pool
