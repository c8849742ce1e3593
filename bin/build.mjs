import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { writePublicPolicy } from './public-policy.mjs'

/**
 * Builds unless the build in .next was made from what is there now.
 *
 * @param {string} checkout
 * @param {{ stdio?: 'inherit' | 'pipe', signal?: AbortSignal }} [options]
 */
export async function buildWhenStale(checkout, options) {
  if (isFresh(checkout)) return
  console.log('Building, which takes about 20 seconds')
  await build(checkout, options)
}

/** @param {string} checkout */
const isFresh = checkout => {
  const stamp = stampOf(checkout)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(checkout)
}

/**
 * @param {string} checkout
 * @param {{ stdio?: 'inherit' | 'pipe', signal?: AbortSignal }} [options]
 */
async function build(checkout, { stdio = 'pipe', signal } = {}) {
  const made = fingerprint(checkout)
  rmSync(stampOf(checkout), { force: true })
  await nextBuild(checkout, stdio, signal)
  writePublicPolicy(checkout)
  writeFileSync(stampOf(checkout), made)
}

/** @param {string} checkout */
const stampOf = checkout => join(checkout, '.next', 'built-from')

/**
 * @param {string} checkout
 * @param {'inherit' | 'pipe'} stdio
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<void>}
 */
function nextBuild(checkout, stdio, signal) {
  const next = join(checkout, 'node_modules/next/dist/bin/next')
  const env = {
    ...process.env,
    NODE_ENV: /** @type {const} */ ('production'),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: checkout,
    env,
    signal,
    stdio: ['ignore', stdio, stdio],
  })
  let printed = ''
  child.stdout?.on('data', text => (printed += String(text)))
  child.stderr?.on('data', text => (printed += String(text)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => {
      if (status === 0) resolve()
      else reject(new Error(`The build failed.\n${printed}`))
    })
  })
}

if (import.meta.main) {
  const make = process.argv.includes('--when-stale') ? buildWhenStale : build
  try {
    await make(join(import.meta.dirname, '..'), { stdio: 'inherit' })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
