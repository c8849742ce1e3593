import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Made at the first start and kept, readable by its owner only.
 *
 * @param {import('../keeper/home.mjs').Home} home
 * @param {string} name
 */
export function keptSecret(home, name) {
  const file = join(home.folder, name)
  if (!existsSync(file)) writeFileSync(file, randomBytes(33).toString('base64'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
