import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { actionOf, postActions, RELEASES } from '../bench/actions.mjs'
import { startConsole } from '../bench/console.mjs'
import { buildFloor, startFloor } from '../bench/floor.mjs'
import { loadPages } from '../bench/load.mjs'
import { webMemory } from '../bench/memory.mjs'
import {
  actionsReport,
  draftsReport,
  missedIn,
  pagesReport,
  papersReport,
  reviewReport,
  signOffsReport,
  startReport,
  verifyReport,
} from '../bench/report.mjs'
import { askReviewPages } from '../bench/review-page.mjs'
import { firstLoad, signIn } from '../bench/visitor.mjs'
import { holderOf } from './keeper/instance-lock.mjs'
import { homeOf } from './keeper/home.mjs'
import { urlOf } from './keeper.mjs'
import { MEMORY } from './start/web.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const CHANGES = join(CHECKOUT, '../shared/data/changes/kargo-v1.10.0-to-v1.11.0.json')
const WITH_CHANGES = '90.1.0'
const FLOOR = 'bare page, one query'
const QUINN = 'quinn@demo.example.com'

const folder = join(homeOf(CHECKOUT, process.env['CONSOLE_DATA_DIR']).folder, 'bench')
const databaseUrl = urlOf(homeOf(CHECKOUT, folder), 'console')
const appUrl = databaseUrl.replace('//console@', '//console_app@')
const [port, floorPort] = [await freePort(), await freePort()]
const address = `http://127.0.0.1:${port}`
const bare = `http://127.0.0.1:${floorPort}`
const env = {
  ...process.env,
  PORT: String(port),
  DATABASE_URL: '',
  NEXTAUTH_URL: '',
  // One person signs more than any company does.
  COMMANDS_PER_MINUTE: '1000000',
  REQUIRED_SUITES: '',
  CONSOLE_DATA_DIR: folder,
}
// As the console does: by a role that owns nothing, on the statements that it sends.
const statements = join(folder, 'statements.json')
const floorEnv = { ...process.env, DATABASE_URL: appUrl, BENCH_STATEMENTS: statements }
/** @type {(() => Promise<void>)[]} */
const stops = []
/** @type {string[]} lines of the report */
const missed = []

for (const name of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(name, () => void stopAll().then(() => process.exit(1)))
}
/** @type {Record<string, () => Promise<string> | string>} each measures something and answers lines of the report */
const sections = {
  pages: async () => {
    const cookie = await signIn(address, QUINN)
    const loads = await loadPages(pagesFor(cookie))
    return pagesReport(loads, FLOOR)
  },
  start: async () => {
    const empty = await firstLoad(`${bare}/`, '')
    const board = await firstLoad(`${address}/releases`, await signIn(address, QUINN))
    return startReport({ ready: started.seconds, memory: webMemory(started.pid), empty, board })
  },
  actions: async () => {
    const releases = ['bench/prepare-actions.ts', String(RELEASES), statements]
    const prepared = runTypeScript(appUrl, ...releases)
    return actionsReport(
      await postActions(sides(await signIn(address, QUINN)), prepared, databaseUrl),
    )
  },
  verify: () => verifyReport(runTypeScript(databaseUrl, 'bench/verify.ts')),
  'sign-offs': () => signOffsReport(runTypeScript(appUrl, 'bench/sign-offs.ts')),
  drafts: () => draftsReport(runTypeScript(appUrl, 'bench/drafts.ts')),
  review: async () => {
    const measured = runTypeScript(appUrl, 'bench/review.ts')
    const cookie = await signIn(address, QUINN)
    return reviewReport(measured, await askReviewPages(address, cookie))
  },
  papers: () => papersReport(runTypeScript(appUrl, 'bench/documents.ts')),
}
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(sections)
const unknown = wanted.filter(name => !(name in sections))
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}, but ${Object.keys(sections).join(', ')}.`)

refuseWhenHeld()
discard()
buildFloor(CHECKOUT)
console.log('Starting a console with data of its own, twice: the second start is timed')
const first = await startConsole(CHECKOUT, env)
await first.stop()
const started = await startConsole(CHECKOUT, env)
stops.push(started.stop)
try {
  stops.push(await startFloor(CHECKOUT, floorPort, floorEnv))
  for (const name of wanted) {
    const report = await sections[name]?.()
    console.log(`\n${name}\n${report}`)
    missed.push(...missedIn(report ?? ''))
  }
} finally {
  await stopAll()
}
// Everything was measured and printed: whoever runs this as a check sees by the status that not all of it is as it should be.
if (missed.length > 0) {
  console.error(`\nMissed:\n${missed.join('\n')}`)
  process.exitCode = 1
}

/** @param {string} cookie @returns {import('../bench/actions.mjs').Side[]} */
function sides(cookie) {
  return [
    {
      name: 'ours',
      address,
      cookie,
      action: actionOf(CHECKOUT, 'approveQa'),
      form: ({ version, seen }) => ({
        path: `/releases/${version}/1-merge-qa`,
        fields: { subject: version, seen, once: crypto.randomUUID() },
      }),
    },
    {
      name: 'floor',
      address: bare,
      cookie: '',
      action: actionOf(join(CHECKOUT, 'bench/floor'), 'approve'),
      form: ({ version, id }) => ({
        path: '/sign',
        fields: { version, id, once: crypto.randomUUID() },
      }),
    },
  ]
}

/** @param {string} cookie @returns {import('../bench/load.mjs').Page[]} */
function pagesFor(cookie) {
  const release = `${address}/releases/${WITH_CHANGES}`
  const changes = importChanges()
  return [
    { name: 'bare page', url: `${bare}/`, cookie: '' },
    { name: FLOOR, url: `${bare}/query`, cookie: '' },
    { name: 'my queue', url: `${address}/`, cookie },
    { name: 'board', url: `${address}/releases`, cookie },
    ...(changes === 0
      ? []
      : [
          { name: 'release', url: release, cookie },
          { name: `release, its ${changes} changes`, url: `${release}/1-merge-qa`, cookie },
        ]),
  ]
}

function importChanges() {
  if (existsSync(CHANGES))
    return Number(runTypeScript(appUrl, 'bench/import-changes.ts', WITH_CHANGES, CHANGES))
  console.log(`Skipped the release with 250 changes: there is no ${CHANGES}`)
  return 0
}

/** What a script prints as JSON; its memory is that of the web process. @param {string} database @param {string[]} script */
function runTypeScript(database, ...script) {
  const loader = `--import=${join(CHECKOUT, 'bin/typescript.mjs')}`
  const printed = execFileSync(process.execPath, [...MEMORY, loader, ...script], {
    cwd: CHECKOUT,
    encoding: 'utf8',
    env: { ...env, DATABASE_URL: database, OWNER_URL: databaseUrl },
    timeout: 240_000,
  })
  return JSON.parse(printed)
}

function refuseWhenHeld() {
  const pid = holderOf(folder)
  if (pid) throw new Error(`Another measurement left process ${pid} running. Stop it first.`)
}

async function stopAll() {
  for (const stop of stops.splice(0).reverse()) await stop()
  discard()
}

function discard() {
  const { sockets } = homeOf(CHECKOUT, folder)
  for (const place of [folder, sockets]) rmSync(place, { recursive: true, force: true })
}

/** @returns {Promise<number>} */
function freePort() {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const found = server.address()
      server.close(() => resolve(typeof found === 'object' && found ? found.port : 0))
    })
  })
}
