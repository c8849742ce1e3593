// Fails when the tables in db/schema and the migrations in db/migrations have drifted apart.
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const MIGRATIONS = 'db/migrations'
const copy = 'test-results/migrations'

rmSync(copy, { recursive: true, force: true })
cpSync(MIGRATIONS, copy, { recursive: true })
const tables = ['--dialect=postgresql', '--schema=./db/schema/index.ts', '--casing=snake_case']
drizzleKit('check', '--dialect=postgresql', `--out=./${copy}`)
drizzleKit('generate', ...tables, `--out=./${copy}`)

const known = readdirSync(MIGRATIONS)
const missing = readdirSync(copy).filter(name => !known.includes(name))
for (const name of missing) console.error(readFileSync(join(copy, name), 'utf8'))
if (missing.length > 0) {
  console.error('The tables have changed and the migrations have not: npm run db:generate.')
  process.exitCode = 1
}

/** @param {string[]} args */
function drizzleKit(...args) {
  execFileSync('drizzle-kit', args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
