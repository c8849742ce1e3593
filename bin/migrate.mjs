import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as migrateWith } from 'drizzle-orm/node-postgres/migrator'
import { join } from 'node:path'
import pg from 'pg'

const ONE_AT_A_TIME = 7_304_417_119

/**
 * Applies the migrations that are missing. Several consoles may start on one database: they wait
 * for each other.
 *
 * @param {string} connectionString
 * @param {string} checkout
 */
export async function migrate(connectionString, checkout) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
    await migrateWith(drizzle(client), { migrationsFolder: join(checkout, 'db/migrations') })
  } finally {
    await client.end()
  }
}
