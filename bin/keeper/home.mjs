import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

const SYSTEM_FOLDER = '/var/lib/release-console'
const LONGEST_SOCKET_FOLDER = 90 // Unix socket paths end at about 107 bytes

/**
 * Where one checkout keeps its data, and the account PostgreSQL runs under.
 *
 * PostgreSQL refuses to run as root, and another account cannot look into a private checkout: so
 * root's data lives under /var/lib, one folder per checkout.
 *
 * @param {string} checkout
 * @param {string | undefined} wish CONSOLE_DATA_DIR
 * @returns {Home}
 */
export function homeOf(checkout, wish) {
  const folder = wish ? resolve(checkout, wish) : ownFolder(checkout)
  const binaries = wish || !isRoot() ? folder : SYSTEM_FOLDER
  const account = isRoot() ? serviceAccount() : undefined
  return { folder, binaries, data: join(folder, 'data'), sockets: socketFolder(folder), account }
}

/**
 * A home inside the home, for one process and its tests.
 *
 * @param {Home} home
 * @param {number} pid
 * @returns {Home}
 */
export function throwawayIn(home, pid) {
  const folder = join(home.folder, `throwaway-${pid}`)
  return { ...home, folder, data: join(folder, 'data'), sockets: socketFolder(folder) }
}

/** @typedef {{ uid: number, gid: number }} Account */
/** @typedef {{ folder: string, binaries: string, data: string, sockets: string, account: Account | undefined }} Home */

/** @param {Home} home */
export function makeHome(home) {
  makeReachable(home.binaries)
  makeReachable(home.folder)
  if (home.account) refuseUnreachable(home.folder, home.account)
  makePrivate(home.sockets, home.account)
}

/**
 * Whatever the umask: others may pass through what is made here, and not look around.
 *
 * @param {string} folder
 */
function makeReachable(folder) {
  if (existsSync(folder)) return
  makeReachable(dirname(folder))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

/** @param {string} folder @param {Account | undefined} account */
export function makePrivate(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

const isRoot = () => process.getuid?.() === 0

/** @param {string} checkout */
function ownFolder(checkout) {
  if (!isRoot()) return join(checkout, '.data')
  const place = realpathSync(checkout)
  return join(SYSTEM_FOLDER, `${basename(place)}-${shortHash(place)}`)
}

/** @param {string} folder */
function socketFolder(folder) {
  const near = join(folder, 'run')
  return near.length <= LONGEST_SOCKET_FOLDER
    ? near
    : join(tmpdir(), `release-console-${shortHash(folder)}`)
}

/** @param {string} text */
const shortHash = text => createHash('sha256').update(text).digest('hex').slice(0, 10)

function serviceAccount() {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root and there is no account postgres or nobody.')
}

/** @param {string} folder @param {Account} account */
function refuseUnreachable(folder, account) {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const { mode, uid } = statSync(place)
    if (uid !== account.uid && !(mode & 0o001))
      throw new Error(
        `PostgreSQL cannot enter ${place}. Set CONSOLE_DATA_DIR to a folder outside of it.`,
      )
  }
}
