// Lets Node import the project's JSON as bundlers do, without an attribute that says what it is.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)

registerHooks({
  load(url, context, next) {
    if (!url.startsWith(ROOT.href) || !url.endsWith('.json')) return next(url, context)
    if (url.includes('/node_modules/') || context.importAttributes['type'] === 'json')
      return next(url, context)
    const source = `export default ${readFileSync(fileURLToPath(url), 'utf8')}`
    return { format: 'module', source, shortCircuit: true }
  },
})
