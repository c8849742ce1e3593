import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { END_OF_TABLE, FORMAT } from './format.mjs'

const DAMAGED = 'This file is damaged, or no backup of a release console.'

/**
 * Reads a backup from beginning to end, and refuses one that is damaged or was written by another version.
 *
 * @param {string} file
 * @param {number} migrations that this console has
 */
export async function refuseUnfit(file, migrations) {
  const lines = linesOf(file)
  refuseOther(await next(lines), migrations)
  for (;;) {
    const found = await next(lines)
    if (found.sequences) break
    refuseLost(found.table, await count(rowsOf(lines)), await next(lines))
  }
  if (!(await lines.next()).done) throw new Error(DAMAGED)
}

/** @param {AsyncGenerator<Buffer>} rows */
async function count(rows) {
  let found = 0
  while (!(await rows.next()).done) found += 1
  return found
}

/** @param {any} head @param {number} migrations */
function refuseOther({ format, migrations: written }, migrations) {
  if (format !== FORMAT) throw new Error('This file is no backup that this console can read.')
  if (written !== migrations)
    throw new Error(
      `The backup is of ${written} migrations, this console has ${migrations}: restore with the version that wrote it.`,
    )
}

/** @param {string} table @param {number} rows @param {any} said */
export function refuseLost(table, rows, said) {
  if (said.rows !== rows)
    throw new Error(`The backup is damaged: ${table} has ${rows} of ${said.rows} rows.`)
}

/** @param {AsyncGenerator<Buffer>} lines the rows of one table, up to its end */
export async function* rowsOf(lines) {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error('The backup ends too early.')
    if (value.toString() === `${END_OF_TABLE}\n`) return
    yield value
  }
}

/** @param {AsyncGenerator<Buffer>} lines */
export async function next(lines) {
  const { value, done } = await lines.next()
  if (done) throw new Error('The backup ends too early.')
  const found = parsed(value.toString())
  if (typeof found !== 'object' || found === null) throw new Error(DAMAGED)
  return found
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(DAMAGED, { cause: error })
  }
}

/** @param {string} file */
export async function* linesOf(file) {
  const bytes = createGunzip()
  // What goes wrong with the file comes out of `bytes`, where it is read.
  pipeline(createReadStream(file), bytes, () => undefined)
  let rest = Buffer.alloc(0)
  try {
    for await (const chunk of bytes) {
      rest = Buffer.concat([rest, chunk])
      let from = 0
      for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
        yield rest.subarray(from, at + 1)
        from = at + 1
      }
      rest = rest.subarray(from)
    }
  } catch (error) {
    throw inOneSentence(error, file)
  }
  if (rest.length > 0) throw new Error(DAMAGED)
}

/** @param {unknown} error @param {string} file */
function inOneSentence(error, file) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new Error(`There is no file ${file}.`, { cause: error })
  return code.startsWith('Z_') ? new Error(DAMAGED, { cause: error }) : error
}
