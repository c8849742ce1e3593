import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Adds what the checkout's `.env` says to the environment; what is set already stays.
 *
 * @param {string} checkout
 */
export function loadEnvironment(checkout) {
  const file = join(checkout, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
