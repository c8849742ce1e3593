import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { PlanningClient } from './planning-client'
import * as schema from './schema'

// In milliseconds. Whoever waits longer is told so and nothing is changed: a lock that somebody keeps, a statement
// that does not end and a database that does not answer hold up one request, not all of them.
const patience = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 15_000,
}

const open = () => {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 16,
    Client: PlanningClient,
    ...patience,
  })
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
