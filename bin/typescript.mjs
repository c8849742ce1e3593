// Lets Node run the project's TypeScript as it stands: `@/…`, no file endings, JSON, `server-only`.
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import './json.mjs'

const ROOT = new URL('../', import.meta.url)
const ENDINGS = ['', '.ts', '.tsx', '/index.ts']

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'server-only') return { url: 'data:text/javascript,', shortCircuit: true }
    const file = fileFor(specifier, context.parentURL)
    return file ? { url: pathToFileURL(file).href, shortCircuit: true } : next(specifier, context)
  },
})

/** @param {string} specifier @param {string | undefined} parent */
function fileFor(specifier, parent) {
  const base = baseOf(specifier, parent)
  if (!base || base.pathname.includes('/node_modules/')) return undefined
  const path = fileURLToPath(base)
  return ENDINGS.map(ending => path + ending).find(
    file => existsSync(file) && statSync(file).isFile(),
  )
}

/** @param {string} specifier @param {string | undefined} parent */
function baseOf(specifier, parent) {
  if (specifier.startsWith('@/')) return new URL(specifier.slice(2), ROOT)
  if (/^\.{1,2}\//.test(specifier) && parent?.startsWith('file:')) return new URL(specifier, parent)
  return undefined
}
