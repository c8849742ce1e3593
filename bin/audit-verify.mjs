// Compares the record with its chain and with signed checkpoints, or checks a dossier without a database:
// npm run audit:verify -- [--checkpoint FILE] [--dossier FILE] [--key FILE] [--database URL]
import './typescript.mjs'
import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { loadEnvironment } from './keeper/environment.mjs'
import { homeOf } from './keeper/home.mjs'
import { withDatabase } from './keeper/with-database.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string' },
    dossier: { type: 'string' },
    key: { type: 'string' },
    database: { type: 'string' },
  },
})

try {
  loadEnvironment(CHECKOUT)
  const whole = values.dossier
    ? await verifyDossier(values.dossier)
    : await withDatabase(CHECKOUT, values.database, verify)
  process.exitCode = whole ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

/** @param {string} url */
async function verify(url) {
  const { verifyRecord } = await import('../lib/record/verify.ts')
  const { inWords } = await import('../lib/record/in-words.ts')
  const begun = performance.now()
  const client = new pg.Client(url)
  await client.connect()
  try {
    const verdict = await verifyRecord(client, signedFile())
    for (const line of inWords(verdict)) console.log(line)
    console.log(`${Math.round(performance.now() - begun)} ms`)
    return verdict.ok
  } finally {
    await client.end()
  }
}

/** @param {string} dossier */
async function verifyDossier(dossier) {
  const { verifyDossier: check } = await import('../lib/record/dossier.ts')
  const { dossierInWords } = await import('../lib/record/in-words.ts')
  const verdict = check(JSON.parse(readFileSync(dossier, 'utf8')), publicKey())
  for (const line of dossierInWords(verdict)) console.log(line)
  return verdict.ok
}

function publicKey() {
  const key = values.key ?? own('CHECKPOINT_KEY_FILE', 'checkpoint-key.pub')
  if (!key) throw new Error('Name the public key the checkpoints were signed with: --key FILE')
  return createPublicKey(readFileSync(key, 'utf8'))
}

function signedFile() {
  const file = values.checkpoint ?? own('CHECKPOINT_FILE', 'checkpoints.jsonl')
  if (!file) {
    console.log('No file of checkpoints: a tail that was cut off cannot be seen.')
    return null
  }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return { lines, key: publicKey() }
}

/**
 * What the operator named; what lies beside the data only for the embedded database, as when it is started.
 *
 * @param {'CHECKPOINT_FILE' | 'CHECKPOINT_KEY_FILE'} variable
 * @param {string} name
 */
function own(variable, name) {
  const { CHECKPOINT_FILE, CHECKPOINT_KEY_FILE, DATABASE_URL, CONSOLE_DATA_DIR } = process.env
  if (CHECKPOINT_FILE || CHECKPOINT_KEY_FILE) return process.env[variable] || undefined
  if (values.database || DATABASE_URL) return undefined
  const path = join(homeOf(CHECKOUT, CONSOLE_DATA_DIR).folder, name)
  return existsSync(path) ? path : undefined
}
