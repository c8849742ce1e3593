import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema'

const open = () => {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
  const report = (error: Error) => {
    console.error(`Database connection lost: ${error.message}`)
  }
  pool.on('error', report)
  pool.on('connect', client => client.on('error', report))
  return drizzle(pool, { schema, casing: 'snake_case' })
}

// Next bundles a module once per entry, so what must exist once lives on globalThis.
const shared = globalThis as { releaseConsoleDb?: ReturnType<typeof open> }

export const db = (shared.releaseConsoleDb ??= open())

export type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0]
