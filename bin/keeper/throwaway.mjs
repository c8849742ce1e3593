import { existsSync, readdirSync, rmSync } from 'node:fs'
import { startPostgres, stopOrphan, urlOf } from '../keeper.mjs'
import { homeOf, throwawayIn } from './home.mjs'
import { isAlive } from './processes.mjs'

/**
 * A real PostgreSQL for one test run, gone with its files afterwards.
 *
 * @param {string} checkout
 */
export async function startThrowaway(checkout) {
  const home = homeOf(checkout, process.env['CONSOLE_DATA_DIR'])
  await sweep(home)
  const own = throwawayIn(home, process.pid)
  const postgres = await startPostgres(checkout, own, { throwaway: true })
  return {
    /** @param {string} database */
    url: database => urlOf(own, database),
    async stop() {
      await postgres.stop()
      discard(own)
    },
  }
}

/**
 * What test runs left behind that were killed.
 *
 * @param {import('./home.mjs').Home} home
 */
export async function sweep(home) {
  for (const name of existsSync(home.folder) ? readdirSync(home.folder) : []) {
    const pid = Number(/^throwaway-(\d+)$/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const left = throwawayIn(home, pid)
    await stopOrphan(left)
    discard(left)
  }
}

/** @param {import('./home.mjs').Home} home */
export function discard(home) {
  rmSync(home.folder, { recursive: true, force: true })
  rmSync(home.sockets, { recursive: true, force: true })
}
