import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const STARTS_WITHIN = 30_000
const SOURCES = [
  'package-lock.json',
  'bench/floor/next.config.js',
  'bench/floor/instrumentation.js',
]

/**
 * The floor is a Next app of its own with nothing in it: one page, one page with one query, and one with an action.
 *
 * @param {string} checkout
 * @param {number} port
 * @param {NodeJS.ProcessEnv} given
 */
export async function startFloor(checkout, port, given) {
  const env = { ...given, NEXT_TELEMETRY_DISABLED: '1' }
  const leave = join(checkout, 'bin/leave-with-parent.mjs')
  const where = ['start', 'bench/floor', '-H', '127.0.0.1', '-p', String(port)]
  const child = spawn(process.execPath, ['--import', leave, next(checkout), ...where], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(`http://127.0.0.1:${port}/`)
  return async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

/** Waits without listening to anything else, so it comes before connections are open. @param {string} checkout */
export function buildFloor(checkout) {
  const stamp = join(checkout, 'bench/floor/.next/built-from')
  const hash = createHash('sha256')
  const app = globSync('bench/floor/app/**/*.js', { cwd: checkout }).sort()
  for (const file of [...SOURCES, ...app]) hash.update(readFileSync(join(checkout, file)))
  const made = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return

  console.log('Building an empty Next app to compare with')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [next(checkout), 'build', 'bench/floor'],
    { cwd: checkout, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (status !== 0) throw new Error(`The empty app did not build.\n${stdout}${stderr}`)
  writeFileSync(stamp, made)
}

/** @param {string} checkout */
const next = checkout => join(checkout, 'node_modules/next/dist/bin/next')

/** @param {string} url */
async function answering(url) {
  const end = Date.now() + STARTS_WITHIN
  while (!(await isThere(url))) {
    if (Date.now() >= end) throw new Error(`Nothing answered at ${url}.`)
    await sleep(50)
  }
}

/** @param {string} url */
async function isThere(url) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // not listening yet
  }
}
