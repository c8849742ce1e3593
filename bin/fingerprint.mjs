import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['app', 'components', 'db', 'lib', 'messages', 'public']
const FILE =
  /^(package-lock\.json|tsconfig.*\.json|(next|postcss)\.config\.\w+|(proxy|instrumentation.*)\.ts)$/
const NOT_BUILT = /\.test\.tsx?$|(^|\/)db\/(migrations|seeds|testing)\//

/** What static pages print is fixed when they are built. */
const VARIABLES = ['SUPPORT_EMAIL', 'ACCOUNT_MANAGER_EMAIL']

/**
 * Changes when the build would.
 *
 * @param {string} checkout
 */
export function fingerprint(checkout) {
  const hash = createHash('sha256')
  for (const file of sources(checkout)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(checkout, file)))
      .update('\0')
  }
  for (const name of VARIABLES) hash.update(`${name}=${process.env[name] ?? ''}\0`)
  return hash.digest('hex')
}

/** @param {string} checkout */
function sources(checkout) {
  const top = readdirSync(checkout, { withFileTypes: true })
  const files = top.filter(entry => entry.isFile() && FILE.test(entry.name)).map(({ name }) => name)
  const folders = top.filter(entry => entry.isDirectory() && FOLDERS.includes(entry.name))
  const inside = folders.flatMap(({ name }) => filesIn(checkout, name))
  return [...files, ...inside.filter(file => !NOT_BUILT.test(file))].sort()
}

/** @param {string} checkout @param {string} folder */
function filesIn(checkout, folder) {
  return readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(checkout.length + 1))
}
