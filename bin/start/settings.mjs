import { generateKeyPairSync } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLoopback, readEnv } from '../../lib/env.ts'
import { makeHome } from '../keeper/home.mjs'
import { takeLock } from '../keeper/instance-lock.mjs'
import { urlOf } from '../keeper.mjs'
import { appAccess } from './app-url.mjs'
import { checkpointProblems } from './checkpoint-files.mjs'
import { keptSecret } from './kept-secret.mjs'

/**
 * From the given variables to those the web process gets. With the embedded database nothing has to
 * be set; with DATABASE_URL a console in production names its address, secret and sign-in.
 *
 * @param {NodeJS.ProcessEnv} given
 * @param {import('../keeper/home.mjs').Home} home
 * @param {import('../start.mjs').Run} run
 */
export function readSettings(given, home, run) {
  const embedded = !given['DATABASE_URL']
  const databaseUrl = given['DATABASE_URL'] || urlOf(home, 'console')
  const env = { ...given, DATABASE_URL: databaseUrl, CONSOLE_DEMO: undefined }
  const own = embedded || run.dev ? ownDefaults(given, home) : undefined
  const address = own?.NEXTAUTH_URL ?? given['NEXTAUTH_URL'] ?? ''
  const demo = embedded && isLoopback(address)
  const all = { ...env, ...own, ...(demo ? demoOnly(given) : {}) }
  const { PORT } = accepted(all, run.dev)
  const secret = all.NEXTAUTH_SECRET ?? ''
  const { url: appUrl, role } = appAccess({
    given,
    databaseUrl,
    home,
    embedded,
    secret,
    dev: run.dev,
  })
  const tookOver = embedded ? lock(home, run) : false
  const demoTarget = demo && !given['DEPLOY_TARGET_URL']
  // What the web process and the seeds get: the owner's address is not among it.
  const inner = { ...all, DATABASE_URL: appUrl, DATABASE_APP_URL: undefined }
  const database = { ownerUrl: databaseUrl, appUrl, role, embedded }
  return { env: inner, database, demo, demoTarget, address, port: PORT, tookOver }
}

/** @typedef {ReturnType<typeof readSettings>} Settings */

/** @param {NodeJS.ProcessEnv} given @param {import('../keeper/home.mjs').Home} home */
function ownDefaults(given, home) {
  makeHome(home)
  const { PORT = '' } = given
  return {
    NEXTAUTH_URL:
      given['NEXTAUTH_URL'] || `http://127.0.0.1:${/^\d{1,5}$/.test(PORT) ? PORT : 3000}`,
    NEXTAUTH_SECRET: given['NEXTAUTH_SECRET'] || keptSecret(home, 'nextauth-secret'),
    ...(given['CHECKPOINT_KEY_FILE'] || given['CHECKPOINT_FILE'] ? {} : checkpointsIn(home)),
  }
}

/**
 * The key that signs the record's checkpoints, made at the first start beside the file that gets them.
 *
 * @param {import('../keeper/home.mjs').Home} home
 */
function checkpointsIn(home) {
  const file = join(home.folder, 'checkpoint-key.pem')
  if (!existsSync(file)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    // The public key first: a private one is never without it.
    writeFileSync(
      join(home.folder, 'checkpoint-key.pub'),
      publicKey.export({ type: 'spki', format: 'pem' }),
    )
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  return { CHECKPOINT_KEY_FILE: file, CHECKPOINT_FILE: join(home.folder, 'checkpoints.jsonl') }
}

/** @param {NodeJS.ProcessEnv} given */
function demoOnly(given) {
  return { CONSOLE_DEMO: '1', PRODUCT_NAME: given['PRODUCT_NAME'] || 'Meridian' }
}

/** @param {NodeJS.ProcessEnv} env @param {boolean} dev */
function accepted(env, dev) {
  const read = readEnv(env, dev ? 'read' : 'serve')
  const problems = read.ok ? checkpointProblems(read.env) : read.problems
  if (read.ok && problems.length === 0) return read.env
  const lines = problems.map(({ name, text }) => `  ${name} ${text}`)
  throw new Error(['The console did not start. In the environment:', ...lines].join('\n'))
}

/** @param {import('../keeper/home.mjs').Home} home @param {import('../start.mjs').Run} run */
function lock(home, run) {
  const { tookOver, release } = takeLock(home.folder)
  run.onStop(release)
  return tookOver
}
