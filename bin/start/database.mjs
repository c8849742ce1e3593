import { join } from 'node:path'
import pg from 'pg'
import { startPostgres, urlOf } from '../keeper.mjs'
import { migrate } from '../migrate.mjs'
import { runToEnd } from './child.mjs'

/**
 * Starts the embedded PostgreSQL when there is no other, and brings the tables up to date.
 *
 * @param {import('../start.mjs').Run} run
 * @param {import('../keeper/home.mjs').Home} home
 * @param {import('./settings.mjs').Settings} settings
 */
export async function openDatabase(run, home, settings) {
  const { embedded, ownerUrl, role } = settings.database
  if (embedded) await startEmbedded(run, home)
  run.signal.throwIfAborted()
  if (embedded && !(await exists(home))) await fill(run, home, settings)
  else await migrate(ownerUrl, run.checkout, role)
}

/** @param {import('../start.mjs').Run} run @param {import('../keeper/home.mjs').Home} home */
async function startEmbedded(run, home) {
  const postgres = await startPostgres(run.checkout, home, run)
  let wanted = true
  void postgres.ended.then(() => {
    if (wanted) run.died(new Error(`PostgreSQL ended by itself. See ${home.folder}/postgres.log.`))
  })
  run.onStop(() => {
    wanted = false
    return postgres.stop()
  })
}

/** @param {import('../keeper/home.mjs').Home} home */
const exists = home =>
  asAdmin(home, async client => {
    const found = await client.query("select from pg_database where datname = 'console'")
    return found.rowCount === 1
  })

/**
 * Under another name until the last row is in: a start that was cut short begins again.
 *
 * @param {import('../start.mjs').Run} run
 * @param {import('../keeper/home.mjs').Home} home
 * @param {import('./settings.mjs').Settings} settings
 */
async function fill(run, home, settings) {
  const draft = urlOf(home, 'console_draft')
  await asAdmin(home, async client => {
    await client.query('drop database if exists console_draft with (force)')
    await client.query('create database console_draft')
  })
  await migrate(draft, run.checkout, settings.database.role)
  if (settings.demo) await seed(run, { ...settings.env, DATABASE_URL: draftUrlOf(settings) })
  await asAdmin(home, client => client.query('alter database console_draft rename to console'))
}

/** @param {import('./settings.mjs').Settings} settings */
function draftUrlOf({ database }) {
  const url = new URL(database.appUrl)
  url.pathname = 'console_draft'
  return url.href
}

/** @param {import('../start.mjs').Run} run @param {NodeJS.ProcessEnv} env */
async function seed(run, env) {
  console.log('Filling the empty database with a demonstration quarter')
  const loader = join(run.checkout, 'bin/typescript.mjs')
  await runToEnd([`--import=${loader}`, 'db/seeds/run.ts'], run, env)
}

/**
 * @template T
 * @param {import('../keeper/home.mjs').Home} home
 * @param {(client: pg.Client) => Promise<T>} act
 */
async function asAdmin(home, act) {
  const client = new pg.Client(urlOf(home, 'postgres'))
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
