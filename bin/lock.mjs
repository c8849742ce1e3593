// After a change of dependencies: npm install, then names in the lockfile the packages for other
// platforms that this machine's registry does not carry. npm leaves them out and npm ci then refuses
// its own lockfile.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OS = { darwin: 'darwin', win: 'win32', windows: 'win32', win32: 'win32' }
const CPUS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
  'mips64el',
]

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lock */

/** @param {Lock} lock */
export function nameMissing(lock) {
  const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).filter(([name]) => !isThere(lock, place, name)),
  )
  const added = missing.map(([name, range]) => [`node_modules/${name}`, entryFor(name, range)])
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) })
  return {
    added: missing.map(([name]) => name),
    lock: {
      ...lock,
      packages: Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, 'en'))),
    },
  }
}

/**
 * Looks where Node would: beside the package, then in every folder above.
 *
 * @param {Lock} lock @param {string} place @param {string} name
 */
function isThere(lock, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    if (lock.packages[from ? `${from}/node_modules/${name}` : `node_modules/${name}`]) return true
    if (!from) return false
  }
}

/** @param {string} name @param {string} range @returns {Entry} */
function entryFor(name, range) {
  const words = (name.split('/').at(-1) ?? '').split(/[-_]/)
  const cpu = words.find(word => CPUS.includes(word)) ?? (name.includes('arm') ? 'arm' : undefined)
  const os = words.find(isSystem)
  return {
    version: range.replace(/^[\^~]/, ''),
    optional: true,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [OS[/** @type {keyof typeof OS} */ (os)] ?? os] } : {}),
    ...(words.some(word => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
    ...(words.some(word => word.startsWith('gnu')) ? { libc: ['glibc'] } : {}),
  }
}

const isSystem = (/** @type {string} */ word) =>
  word in OS ||
  ['linux', 'android', 'freebsd', 'openharmony', 'sunos', 'netbsd', 'openbsd', 'aix'].includes(word)

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  if (!process.argv.includes('--only-name'))
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' })
  const file = join(root, 'package-lock.json')
  const { added, lock } = nameMissing(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`Named in the lockfile: ${added.length} packages for other platforms.`)
}
