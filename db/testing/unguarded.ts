import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { inject } from 'vitest'
import * as schema from '@/db/schema'

const address = new URL(inject('adminUrl'))
address.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname
const off = '-c session_replication_role=replica'
const pool = new Pool({ connectionString: address.href, max: 1, options: off })
const report = ({ message }: Error) => console.error(`Unguarded connection lost: ${message}`)
pool.on('connect', client => client.on('error', report))

/** The database without its guards and foreign keys, as whoever runs the server can have it: to set up what no command makes. */
export const unguarded = drizzle(pool, { schema, casing: 'snake_case' })

// It is own-database.ts that ends it: before it drops the database, and never after.
;(globalThis as { unguardedPool?: Pool }).unguardedPool = pool
