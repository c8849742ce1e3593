import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as migrateWith } from 'drizzle-orm/node-postgres/migrator'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { grantAppRole } from './migrate/app-role.mjs'

const ONE_AT_A_TIME = 7_304_417_119

/**
 * Applies the migrations that are missing, to the tables and to the queue of jobs, and gives the application's role
 * its rights. Several consoles may start on one database: they wait for each other.
 *
 * @param {string} connectionString of whoever owns the tables
 * @param {string} checkout
 * @param {import('./migrate/app-role.mjs').AppRole} role
 */
export async function migrate(connectionString, checkout, role) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
    await migrateWith(drizzle(client), { migrationsFolder: join(checkout, 'db/migrations') })
    await migrateJobs(connectionString)
    await grantAppRole(client, role)
  } finally {
    await client.end()
  }
}

/** @param {string} connectionString */
async function migrateJobs(connectionString) {
  const boss = new PgBoss({ connectionString, schema: 'pgboss', supervise: false, schedule: false })
  boss.on('error', error => console.error(`Jobs: ${error.message}`))
  await boss.start()
  await boss.stop({ graceful: false })
}
