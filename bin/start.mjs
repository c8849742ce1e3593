import { join } from 'node:path'
import './typescript.mjs'
import { buildWhenStale } from './build.mjs'
import { loadEnvironment } from './keeper/environment.mjs'
import { homeOf, throwawayIn } from './keeper/home.mjs'
import { discard, sweep } from './keeper/throwaway.mjs'
import { openDatabase } from './start/database.mjs'
import { startDemoTarget } from './start/demo-target.mjs'
import { printPeople } from './start/people.mjs'
import { waitForPort } from './start/port.mjs'
import { readSettings } from './start/settings.mjs'
import { startWeb } from './start/web.mjs'

/**
 * What every step of a start gets: `signal` says that the console is leaving, `onStop` is called in
 * reverse order then, `died` is for the end of a process that should have gone on. With `throwaway`
 * the data is new and gone afterwards: for browser tests and measurements.
 *
 * @typedef {{ checkout: string, dev: boolean, throwaway: boolean, signal: AbortSignal,
 *   onStop: (stop: () => unknown) => void, died: (error: Error) => void }} Run
 */

const leaving = new AbortController()
/** @type {(() => unknown)[]} */
const stops = []

for (const name of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(name, () => leaving.abort())
}
// Also a screen that went away while we wrote to it: nothing that was started stays behind.
process.on('uncaughtException', error => leaving.abort(error))

try {
  await start({
    checkout: join(import.meta.dirname, '..'),
    dev: process.argv.includes('--dev'),
    throwaway: process.argv.includes('--throwaway'),
    signal: leaving.signal,
    onStop: stop => stops.push(stop),
    died: error => leaving.abort(error),
  })
  await left(leaving.signal)
} catch (error) {
  leaving.abort(error)
}
for (const stop of stops.reverse()) await stop()
process.exit(sayWhy(leaving.signal.reason))

/** @param {Run} run */
async function start(run) {
  loadEnvironment(run.checkout)
  const home = await findHome(run)
  const settings = readSettings(process.env, home, run)
  await waitForPort(settings.port, settings.tookOver)
  await bothOrNeither([
    openDatabase(run, home, settings),
    run.dev ? undefined : buildWhenStale(run.checkout, { signal: run.signal }),
  ])
  const target = settings.demoTarget ? await startDemoTarget(run, home) : {}
  await startWeb(run, { ...settings.env, ...target }, settings.port)
  console.log(`Console ready at ${settings.address}`)
  if (settings.demo) await printPeople(settings.database.ownerUrl)
  if (run.throwaway) console.log(`Throwaway data in ${settings.database.appUrl}`)
}

/** @param {Run} run */
async function findHome(run) {
  const home = homeOf(run.checkout, process.env['CONSOLE_DATA_DIR'])
  if (!run.throwaway) return home
  await sweep(home)
  const own = throwawayIn(home, process.pid)
  run.onStop(() => discard(own))
  return own
}

/**
 * Waits for all even when one fails, so that nothing goes on behind the stopping.
 *
 * @param {(Promise<void> | undefined)[]} steps
 */
async function bothOrNeither(steps) {
  for (const step of steps) step?.catch(error => leaving.abort(error))
  await Promise.allSettled(steps)
  leaving.signal.throwIfAborted()
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function left(signal) {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** @param {unknown} reason */
function sayWhy(reason) {
  if (!(reason instanceof Error) || reason.name === 'AbortError') return 0
  console.error(reason.message)
  if (process.env['DEBUG']) console.error(reason.stack)
  return 1
}
