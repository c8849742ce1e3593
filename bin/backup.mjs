// Writes everything the console knows into one file, as it was at one instant, while the console goes on:
// npm run backup -- FILE [--database URL]
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { connect } from '../db/connect.ts'
import { END_OF_TABLE, FORMAT, quoted } from './backup/format.mjs'
import { loadEnvironment } from './keeper/environment.mjs'
import { withDatabase } from './keeper/with-database.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { database: { type: 'string' } },
  allowPositionals: true,
})

try {
  loadEnvironment(CHECKOUT)
  const [file] = positionals
  if (!file) throw new Error('Name the file to write: npm run backup -- FILE')
  const rows = await withDatabase(CHECKOUT, values.database, url => backUp(url, file))
  console.log(`${rows} rows in ${file}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @param {string} url @param {string} file */
async function backUp(url, file) {
  const sql = connect(url)
  const part = `${file}.part`
  try {
    return await sql.begin('isolation level repeatable read read only', async tx => {
      const counted = { rows: 0 }
      const words = Readable.from(everything(tx, counted))
      await pipeline(words, createGzip(), createWriteStream(part, { mode: 0o600 }))
      renameSync(part, file)
      return counted.rows
    })
  } finally {
    rmSync(part, { force: true })
    await sql.end()
  }
}

/**
 * A line of JSON for each table, its rows as COPY writes them, and how many there were; at the end, where the
 * sequences stand.
 *
 * @param {import('postgres').TransactionSql} tx
 * @param {{ rows: number }} counted
 */
async function* everything(tx, counted) {
  const migrations = await tx`select count(*)::int as applied from drizzle.__drizzle_migrations`
  const at = new Date().toISOString()
  yield line({ format: FORMAT, at, migrations: migrations[0]?.['applied'] })
  for (const { name, columns } of await tables(tx)) {
    yield line({ table: name, columns })
    const list = columns.map(quoted).join(', ')
    const copy = tx.unsafe(`copy public.${quoted(name)} (${list}) to stdout`)
    let rows = 0
    for (const chunk of await wholeOf(await copy.readable())) {
      rows += linesIn(chunk)
      yield chunk
    }
    counted.rows += rows
    yield `${END_OF_TABLE}\n`
    yield line({ rows })
  }
  const sequences =
    await tx`select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`
  yield line({ sequences })
}

/**
 * A table, whole: postgres 3.4.9 may wait for ever for a reader that is slower than it.
 *
 * @param {import('node:stream').Readable} copied
 * @returns {Promise<Buffer[]>}
 */
async function wholeOf(copied) {
  /** @type {Buffer[]} */
  const chunks = []
  copied.on('data', chunk => chunks.push(chunk))
  await finished(copied)
  return chunks
}

/**
 * Requests are of the moment; jobs are found again from how things stand. The number of a transaction (xid8) belongs
 * to this cluster: in another, guards would take it for one of theirs, so each row gets the one that restores it.
 *
 * @param {import('postgres').TransactionSql} tx
 * @returns {Promise<{ name: string, columns: string[] }[]>}
 */
async function tables(tx) {
  return await tx`select c.relname as name, array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid <> 'xid8'::regtype
      order by a.attnum) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
    order by c.relname`
}

/** @param {object} value */
function line(value) {
  return `${JSON.stringify(value)}\n`
}

/** @param {Buffer} chunk */
function linesIn(chunk) {
  let count = 0
  for (const byte of chunk) if (byte === 10) count += 1
  return count
}
