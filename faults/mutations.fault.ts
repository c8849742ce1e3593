import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { homeOf } from '@/bin/keeper/home.mjs'
import { db } from '@/db/client'
import { long, report } from './reach'

const forbidden = 'db/guards'
const copies = ['app', 'bench', 'bin', 'components', 'db', 'lib', 'messages', 'e2e', 'faults']
const files = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'next.config.js']
const copy = mkdtempSync(join(tmpdir(), 'console-mutants-'))

afterAll(() => {
  rmSync(homeOf(copy, undefined).folder, { recursive: true, force: true })
  rmSync(copy, { recursive: true })
})

for (const name of [...copies, ...files])
  if (existsSync(name)) cpSync(name, join(copy, name), { recursive: true })
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))

type Mutant = { file: string; what: string; with: string }

/** Each condition of the pure guards, one at a time, as if it had been forgotten. */
const mutants: Mutant[] = ['lib/release/four-eyes.ts', 'lib/release/permissions.ts'].flatMap(
  file => {
    const source = readFileSync(file, 'utf8')
    const conditions = [...source.matchAll(/ {2}if \((.+)\) return|^ {2}if \((.+)\)\n/gm)]
    const operands = [...source.matchAll(/^ {4}\S+\(.*\) \?\?$/gm)]
    const choices = [...source.matchAll(/\? null : \{|\? \{ code/g)]
    return [
      ...conditions.map(([what]) => ({ file, what, with: what.replace('if (', 'if (false && ') })),
      ...operands.map(([what]) => ({ file, what, with: '' })),
      ...choices.map(([what]) => ({
        ...{ file, what },
        with: what.startsWith('? null') ? '|| true ? null : {' : '&& false ? { code',
      })),
    ]
  },
)

if (long) {
  test('each condition of the pure guards is missed by a test when it is gone', () => {
    expect(inCopy('rules', ['lib/release']), 'unchanged').toBe(0)
    const missed = mutants.filter(mutant => {
      const place = join(copy, mutant.file)
      const source = readFileSync(mutant.file, 'utf8')
      writeFileSync(place, source.replace(mutant.what, mutant.with))
      const status = inCopy('rules', ['lib/release', '--bail=1'])
      writeFileSync(place, source)
      return status === 0
    })
    expect(missed).toEqual([])
    report('pure guards removed', { mutants: mutants.length }, { unnoticed: missed.length })
  })

  test.skipIf(!existsSync(forbidden))('so is each guard of the database', async () => {
    const { rows } = await db.execute<{ name: string }>(sql`
      select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`)
    const tests = [forbidden, '--exclude=**/catalog.db.test.ts']
    expect(inCopy('tables', tests), 'unchanged').toBe(0)
    const missed = rows
      .map(({ name }) => name)
      .filter(name => inCopy('tables', [...tests, '--bail=1'], { WITHOUT_TRIGGER: name }) === 0)
    expect(missed).toEqual([])
    report('database guards removed', { mutants: rows.length }, { unnoticed: missed.length })
  })
} else
  test('the guards are removed one by one in the long run', () =>
    expect(mutants.length).toBeGreaterThan(10))

function inCopy(project: string, args: readonly string[], more: Record<string, string> = {}) {
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs')
  const own = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^TINYPOOL|^DATABASE/.test(name),
  )
  const { status } = spawnSync(process.execPath, [vitest, 'run', `--project=${project}`, ...args], {
    cwd: copy,
    env: { ...Object.fromEntries(own), ...more, NODE_ENV: 'test' },
    stdio: 'ignore',
    timeout: 300_000,
  })
  return status
}
