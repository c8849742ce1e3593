// Fills an empty database from a backup: npm run restore -- FILE --database URL
// Nothing scheduled happens on it until somebody who manages the database says so: npm run restore -- --confirm
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { connect, END_OF_TABLE, FORMAT, quoted } from './backup/connection.mjs'
import { withDatabase } from './keeper/with-database.mjs'
import { migrate } from './migrate.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { database: { type: 'string' }, confirm: { type: 'boolean' } },
  allowPositionals: true,
})

try {
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
  const sql = connect(url)
  try {
    await refuseFull(sql)
    // The password is set anew when a console starts on this database.
    await migrate(url, CHECKOUT, { name: `${nameOf(url)}_app`, password: randomUUID() })
    const rows = await sql.begin(tx => fill(tx, linesOf(file)))
    console.log(`${rows} rows from ${file}. Nothing scheduled happens until you say so:`)
    console.log('npm run restore -- --confirm')
  } finally {
    await sql.end()
  }
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
 * All of it or nothing. The guards are about what people do, so they are off for this connection.
 *
 * @param {import('postgres').TransactionSql} tx
 * @param {AsyncGenerator<Buffer>} lines
 */
async function fill(tx, lines) {
  await hold(tx)
  await tx`set local session_replication_role = replica`
  await refuseOther(tx, await next(lines))
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

/** @param {import('postgres').TransactionSql} tx @param {any} head */
async function refuseOther(tx, head) {
  if (head.format !== FORMAT) throw new Error('This file is no backup of a release console.')
  const [row] = await tx`select count(*)::int as applied from drizzle.__drizzle_migrations`
  if (row?.['applied'] !== head.migrations)
    throw new Error(
      `The backup is of ${head.migrations} migrations, this console has ${row?.['applied']}: restore with the version that wrote it.`,
    )
}

/** @param {import('postgres').TransactionSql} tx @param {any} head @param {AsyncGenerator<Buffer>} lines */
async function fillTable(tx, { table, columns }, lines) {
  await tx.unsafe(`delete from public.${quoted(table)}`)
  const list = columns.map(quoted).join(', ')
  const into = await tx.unsafe(`copy public.${quoted(table)} (${list}) from stdin`).writable()
  let rows = 0
  for await (const line of untilEnd(lines)) {
    rows += 1
    if (!into.write(line)) await once(into, 'drain')
  }
  into.end()
  await finished(into)
  const said = await next(lines)
  const [kept] = await tx.unsafe(`select count(*)::int as rows from public.${quoted(table)}`)
  if (said.rows !== rows || kept?.['rows'] !== rows)
    throw new Error(`The backup is damaged: ${table} has ${rows} of ${said.rows} rows.`)
  return rows
}

/** @param {import('postgres').TransactionSql} tx @param {{ name: string, value: string }[]} sequences */
async function setSequences(tx, sequences) {
  for (const { name, value } of sequences)
    await tx`select setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint)`
}

/** @param {AsyncGenerator<Buffer>} lines */
async function* untilEnd(lines) {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error('The backup ends too early.')
    if (value.toString() === `${END_OF_TABLE}\n`) return
    yield value
  }
}

/** @param {AsyncGenerator<Buffer>} lines */
async function next(lines) {
  const { value, done } = await lines.next()
  if (done) throw new Error('The backup ends too early.')
  return JSON.parse(value.toString())
}

/** @param {string} file */
async function* linesOf(file) {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    rest = Buffer.concat([rest, chunk])
    let from = 0
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
      yield rest.subarray(from, at + 1)
      from = at + 1
    }
    rest = rest.subarray(from)
  }
}
