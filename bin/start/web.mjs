import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from './child.mjs'

const STOPS_WITHIN = 12_000
const STARTS_WITHIN = 60_000
/** Live data takes 70 MB. Left alone, Node lets garbage grow to ten times of that before it looks. */
export const MEMORY = ['--max-old-space-size=512', '--max-semi-space-size=32']

/**
 * Starts Next and waits until this very process answers, and no other on its port.
 *
 * @param {import('../start.mjs').Run} run
 * @param {NodeJS.ProcessEnv} settings
 * @param {number} port
 */
export async function startWeb(run, settings, port) {
  const instance = randomUUID()
  const env = {
    ...settings,
    CONSOLE_INSTANCE: instance,
    NEXT_MANUAL_SIG_HANDLE: '1',
    NEXT_EXIT_TIMEOUT_MS: String(STOPS_WITHIN),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const args = [
    ...(run.dev ? [] : MEMORY),
    'node_modules/next/dist/bin/next',
    run.dev ? 'dev' : 'start',
  ]
  const where = ['-H', '127.0.0.1', '-p', String(port)]
  const child = startChild('web process', [...args, ...where], run, env, STOPS_WITHIN)
  const words = holdBack(child)
  try {
    await untilHealthy(port, instance, run.signal)
  } catch (error) {
    words.show()
    throw error
  }
  words.drop()
}

/**
 * Next's banner would hide our one line: its words are shown from the first answer on, or all of
 * them when it does not come.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function holdBack(child) {
  /** @type {Uint8Array[]} */
  const held = []
  const hold = (/** @type {Uint8Array} */ words) => held.push(words)
  child.stdout?.on('data', hold)
  child.stderr?.pipe(process.stderr)
  return {
    show: () => process.stdout.write(Buffer.concat(held)),
    drop() {
      child.stdout?.off('data', hold).pipe(process.stdout)
    },
  }
}

/** @param {number} port @param {string} instance @param {AbortSignal} signal */
async function untilHealthy(port, instance, signal) {
  const end = Date.now() + STARTS_WITHIN
  while (!(await answers(port, instance))) {
    signal.throwIfAborted()
    if (Date.now() >= end)
      throw new Error('The web process did not become healthy within a minute.')
    await sleep(50)
  }
}

/** @param {number} port @param {string} instance */
async function answers(port, instance) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    })
    return response.status === 200 && (await response.json()).instance === instance
  } catch {
    return false // not listening yet
  }
}
