// Fills an empty database from a backup: npm run restore -- FILE --database URL
// Nothing scheduled happens on it until somebody who manages the database says so: npm run restore -- --confirm
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { connect } from '../db/connect.ts'
import { linesOf, next, refuseLost, refuseUnfit, rowsOf } from './backup/contents.mjs'
import { quoted } from './backup/format.mjs'
import { loadEnvironment } from './keeper/environment.mjs'
import { withDatabase } from './keeper/with-database.mjs'
import { migrate } from './migrate.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { database: { type: 'string' }, confirm: { type: 'boolean' } },
  allowPositionals: true,
})

try {
  loadEnvironment(CHECKOUT)
  await withDatabase(CHECKOUT, values.database, values.confirm ? confirm : restore)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @param {string} url */
async function confirm(url) {
  const sql = connect(url)
  try {
    await sql.unsafe(`alter database ${quoted(nameOf(url))} reset console.restored`)
    console.log('What is scheduled happens again.')
  } finally {
    await sql.end()
  }
}

/** @param {string} url */
async function restore(url) {
  const [file] = positionals
  if (!file) throw new Error('Name the file to read: npm run restore -- FILE')
  await refuseUnfit(file, migrations())
  const sql = connect(url)
  try {
    await refuseFull(sql)
    await refuseRightless(sql)
    await migrate(url, CHECKOUT, appRole(url))
    const rows = await sql.begin(tx => fill(tx, linesOf(file)))
    console.log(`${rows} rows from ${file}. Nothing scheduled happens until you say so:`)
    console.log('npm run restore -- --confirm')
  } finally {
    await sql.end()
  }
}

function migrations() {
  const journal = readFileSync(join(CHECKOUT, 'db/migrations/meta/_journal.json'), 'utf8')
  return JSON.parse(journal).entries.length
}

/**
 * As in start/app-url.mjs, but the password is of no use: it is set anew when a console starts on this database.
 *
 * @param {string} url
 * @returns {import('./migrate/app-role.mjs').AppRole}
 */
function appRole(url) {
  const own = process.env['DATABASE_APP_URL']
  if (own) return { name: decodeURIComponent(new URL(own).username) }
  return { name: `${nameOf(url)}_app`, password: randomUUID() }
}

/** @param {string} url */
function nameOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

/** @param {import('postgres').Sql} sql */
async function refuseFull(sql) {
  const [found] =
    await sql`select from pg_class where relnamespace = 'public'::regnamespace limit 1`
  if (found) throw new Error('This database is not empty. Name an empty one: --database URL')
}

/**
 * By the one the guards are off while rows come in, by the other the database is held.
 *
 * @param {import('postgres').Sql} sql
 */
async function refuseRightless(sql) {
  const missing = await sql`select current_user as who, name
    from unnest(array['session_replication_role', 'console.restored']) as name
    where not has_parameter_privilege(name, 'set')`
  if (!missing[0]) return
  const names = missing.map(({ name }) => name).join(', ')
  throw new Error(
    `The user ${missing[0]['who']} may not restore: name a superuser, or have one grant set on parameter ${names} to ${missing[0]['who']}.`,
  )
}

/**
 * All of it or nothing. The guards are about what people do, so they are off for this connection.
 *
 * @param {import('postgres').TransactionSql} tx
 * @param {AsyncGenerator<Buffer>} lines
 */
async function fill(tx, lines) {
  await hold(tx)
  await tx`set local session_replication_role = replica`
  await next(lines)
  let rows = 0
  for (;;) {
    const found = await next(lines)
    if (found.sequences) {
      await setSequences(tx, found.sequences)
      return rows
    }
    rows += await fillTable(tx, found, lines)
  }
}

/** @param {import('postgres').TransactionSql} tx */
async function hold(tx) {
  const [row] = await tx`select current_database() as name`
  await tx.unsafe(`alter database ${quoted(row?.['name'])} set console.restored = 'held'`)
}

/** @param {import('postgres').TransactionSql} tx @param {any} head @param {AsyncGenerator<Buffer>} lines */
async function fillTable(tx, { table, columns }, lines) {
  await tx.unsafe(`delete from public.${quoted(table)}`)
  const list = columns.map(quoted).join(', ')
  const into = await tx.unsafe(`copy public.${quoted(table)} (${list}) from stdin`).writable()
  let rows = 0
  for await (const line of rowsOf(lines)) {
    rows += 1
    if (!into.write(line)) await once(into, 'drain')
  }
  into.end()
  await finished(into)
  refuseLost(table, rows, await next(lines))
  const [kept] = await tx.unsafe(`select count(*)::int as rows from public.${quoted(table)}`)
  if (kept?.['rows'] !== rows)
    throw new Error(`Of ${rows} rows of ${table}, ${kept?.['rows']} arrived.`)
  return rows
}

/** @param {import('postgres').TransactionSql} tx @param {{ name: string, value: string }[]} sequences */
async function setSequences(tx, sequences) {
  for (const { name, value } of sequences)
    await tx`select setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint)`
}
