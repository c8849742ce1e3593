import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  openSync,
  closeSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { placeBinaries } from './keeper/binaries.mjs'
import { makeHome, makePrivate } from './keeper/home.mjs'
import { folderOf, isAlive, stopProcess, until } from './keeper/processes.mjs'

/** PostgreSQL's own 128 MB are less than ten thousand drafts: it wrote pages out while they were still being filled. */
const BUFFERS = 'shared_buffers=256MB'
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
]

/**
 * Starts the private PostgreSQL of this home: a Unix socket, no network. The caller holds the
 * home's lock, so a PostgreSQL still running there is the orphan of a run that was killed.
 *
 * @param {string} checkout
 * @param {import('./keeper/home.mjs').Home} home
 * @param {{ throwaway?: boolean }} [options] throwaway: quick, and lost when the machine stops
 */
export async function startPostgres(checkout, home, { throwaway = false } = {}) {
  makeHome(home)
  const { bin, major } = placeBinaries(checkout, home.binaries)
  await stopOrphan(home)
  if (!existsSync(home.data)) initialise(bin, home, throwaway)
  refuseOtherMajor(home.data, major)
  const { pid, ended } = await launch(bin, home, throwaway ? FAST : [])
  return {
    ended,
    stop: () =>
      stopProcess(pid, [
        ['SIGINT', 15_000],
        ['SIGQUIT', 5_000],
      ]),
  }
}

/**
 * @param {import('./keeper/home.mjs').Home} home
 * @param {string} database
 */
export const urlOf = (home, database) =>
  `postgresql://console@localhost/${database}?host=${encodeURIComponent(home.sockets)}`

/** @param {import('./keeper/home.mjs').Home} home */
export async function stopOrphan(home) {
  const file = join(home.data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(linesOf(file)[0])
  if (pid > 0 && isAlive(pid) && worksIn(pid, home.data))
    await stopProcess(pid, [
      ['SIGINT', 15_000],
      ['SIGQUIT', 5_000],
    ])
  rmSync(file, { force: true })
}

/**
 * The pid in a stale file may be somebody else's by now.
 *
 * @param {number} pid @param {string} data
 */
function worksIn(pid, data) {
  if (process.platform === 'linux') return folderOf(pid) === realpathSync(data)
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
    data,
  )
}

/** @param {string} bin @param {import('./keeper/home.mjs').Home} home @param {boolean} throwaway */
function initialise(bin, home, throwaway) {
  const draft = `${home.data}.new`
  rmSync(draft, { recursive: true, force: true })
  makePrivate(draft, home.account)
  const options = ['--username=console', '--auth=trust', '--encoding=UTF8', '--locale=C']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const sync = throwaway ? ['--no-sync'] : []
  execFileSync(join(bin, 'initdb'), ['-D', draft, ...options, ...locale, ...sync], {
    ...home.account,
    cwd: draft,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  renameSync(draft, home.data)
}

/** @param {string} data @param {string} major */
function refuseOtherMajor(data, major) {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (found !== major)
    throw new Error(`The data in ${data} belongs to PostgreSQL ${found}; this is ${major}.`)
}

/** @param {string} bin @param {import('./keeper/home.mjs').Home} home @param {string[]} settings */
async function launch(bin, home, settings) {
  const log = join(home.folder, 'postgres.log')
  const child = spawnPostgres(bin, home, settings, log)
  const pid = child.pid ?? 0
  const running = () => child.exitCode === null && child.signalCode === null
  await until(() => isReady(home.data, pid) || !running(), 60_000)
  if (running() && isReady(home.data, pid)) return { pid, ended: once(child, 'exit') }
  throw new Error(
    `PostgreSQL did not start. The end of ${log}:\n${linesOf(log).slice(-8).join('\n')}`,
  )
}

/**
 * Detached, so that Ctrl-C in a terminal does not reach it before the web process; in its own
 * folder, because the checkout may be closed to its account.
 *
 * @param {string} bin @param {import('./keeper/home.mjs').Home} home
 * @param {string[]} settings @param {string} log
 */
function spawnPostgres(bin, home, settings, log) {
  if (existsSync(log)) renameSync(log, `${log}.1`)
  const output = openSync(log, 'w', 0o600)
  const all = ['listen_addresses=', BUFFERS, ...settings].flatMap(setting => ['-c', setting])
  const child = spawn(join(bin, 'postgres'), ['-D', home.data, '-k', home.sockets, ...all], {
    ...home.account,
    cwd: home.data,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.unref()
  return child
}

/** @param {string} data @param {number} pid */
function isReady(data, pid) {
  const file = join(data, 'postmaster.pid')
  const lines = existsSync(file) ? linesOf(file) : []
  return Number(lines[0]) === pid && (lines[7] ?? '').startsWith('ready')
}

/** @param {string} file */
const linesOf = file => readFileSync(file, 'utf8').trimEnd().split('\n')
