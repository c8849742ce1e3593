import { existsSync } from 'node:fs'
import { startPostgres, urlOf } from '../keeper.mjs'
import { homeOf } from './home.mjs'
import { holderOf, takeLock } from './instance-lock.mjs'

/**
 * The database that is named; else the embedded one, which is started when no console runs on it.
 *
 * @template T
 * @param {string} checkout
 * @param {string | undefined} named
 * @param {(url: string) => Promise<T>} act
 */
export async function withDatabase(checkout, named = process.env['DATABASE_URL'], act) {
  if (named) return act(named)
  const home = homeOf(checkout, process.env['CONSOLE_DATA_DIR'])
  if (!existsSync(home.data))
    throw new Error('There is no data here. Name a database: --database URL')
  if (holderOf(home.folder)) return act(urlOf(home, 'console'))
  const { release } = takeLock(home.folder)
  const postgres = await startPostgres(checkout, home)
  try {
    return await act(urlOf(home, 'console'))
  } finally {
    await postgres.stop()
    release()
  }
}
