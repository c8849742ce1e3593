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

// A screen is asked for often and answered soon: to compile its query, where the server can, takes longer than to run it.
// And the list of ten thousand drafts is sorted in memory.
const settings = '-c jit=off -c work_mem=16MB'

const open = () => {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 16,
    // What is not waited for is sent at once, in the order in which it is asked: a transaction of a dozen statements
    // need not be a dozen journeys.
    pipeline: true,
    Client: PlanningClient,
    options: settings,
    ...patience,
  })
  const report = (error: Error) => {
    console.error(`Database connection lost: ${error.message}`)
  }
  pool.on('error', report)
  pool.on('connect', client => client.on('error', report))
  takeBackLost(pool)
  return drizzle(pool, { schema, casing: 'snake_case' })
}

// drizzle-orm 0.45.4 never gives back a connection whose `begin` failed. One that ended is taken back when whoever
// held it had the time to do so: or else each restart of the database would leave the console with fewer.
function takeBackLost(pool: pg.Pool) {
  const lent = new Set<pg.PoolClient>()
  pool.on('acquire', client => lent.add(client))
  pool.on('release', (_error, client) => lent.delete(client))
  pool.on('connect', client => {
    client.once('end', () => {
      const takeBack = () => lent.has(client) && client.release(true)
      setTimeout(takeBack, GIVEN_BACK_WITHIN).unref()
    })
  })
}

const GIVEN_BACK_WITHIN = 2_000

// Next bundles a module once per entry, so what must exist once lives on globalThis.
const shared = globalThis as { releaseConsoleDb?: ReturnType<typeof open> }

export const db = (shared.releaseConsoleDb ??= open())

export type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0]
