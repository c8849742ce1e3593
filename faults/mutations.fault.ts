import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { afterAll, expect, test } from 'vitest'
import { homeOf } from '@/bin/keeper/home.mjs'
import { equal } from './equal-mutants'
import { guardFiles } from './guard-files'
import { mutantsOf } from './mutants'
import { long, report } from './reach'

const folders = [
  'app',
  'bench',
  'bin',
  'components',
  'db',
  'docs',
  'e2e',
  'faults',
  'lib',
  'messages',
]
const files = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'next.config.js', 'proxy.ts']
// One for each core: what is taken out of one is not missing from the other.
const copies = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'console-mutants-')))
const shared = mkdtempSync(join(tmpdir(), 'console-claims-'))

afterAll(() => {
  for (const copy of copies) {
    rmSync(homeOf(copy, undefined).folder, { recursive: true, force: true })
    rmSync(copy, { recursive: true })
  }
  rmSync(shared, { recursive: true })
})

type Kind = keyof typeof equal
type Found = { mutants: number; missed: string[] }

if (long) {
  for (const copy of copies) {
    for (const name of [...folders, ...files])
      if (existsSync(name)) cpSync(name, join(copy, name), { recursive: true })
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
  }

  test('each refusal of the pure guards is missed by a test when it is gone', async () => {
    await expectNoticed('pure guards removed', 'rules')
  })
  test('so is each trigger and constraint of the database', async () => {
    await expectNoticed('database guards removed', 'tables')
  })
} else
  test('the guards are removed one by one in the long run', () => {
    const without = guardFiles.filter(file => !existsSync(file))
    expect(without).toEqual([])
    const mutants = guardFiles.flatMap(mutantsOf)
    expect(mutants.length).toBeGreaterThan(500)
    // One that cannot be read would be noticed by every test, and by none.
    expect(mutants.filter(({ source }) => !isReadable(source)).map(({ was }) => was)).toEqual([])
    const named = new Set(mutants.map(({ file, was }) => `${file} ${was}`))
    expect(Object.keys(equal.rules).filter(name => !named.has(name))).toEqual([])
  })

function isReadable(source: string) {
  const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true })
  return diagnostics?.length === 0
}

// What is the same with and without is missed by nobody: were it noticed, so would everything be, and nothing proven.
async function expectNoticed(scenario: string, kind: Kind) {
  const shares = await Promise.all(copies.map(copy => run(copy, kind)))
  const missed = new Set(shares.flatMap(found => found.missed))
  expect([...missed].toSorted()).toEqual(Object.keys(equal[kind]).toSorted())
  const mutants = shares.reduce((sum, found) => sum + found.mutants, 0)
  report(scenario, { mutants }, { unnoticed: 0, 'the same with and without': missed.size })
}

async function run(copy: string, kind: Kind): Promise<Found> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^TINYPOOL|^DATABASE/.test(name),
  )
  const preloaded = ['--import=./bin/leave-with-parent.mjs', '--import=./bin/typescript.mjs']
  const args = [...preloaded, 'faults/mutation-run.ts', copy, kind, shared]
  const running = promisify(execFile)(process.execPath, args, {
    env: { ...Object.fromEntries(own), NODE_ENV: 'test', NODE_OPTIONS: '' },
    timeout: 25 * 60_000,
  })
  running.child.stderr?.pipe(process.stderr)
  const { stdout } = await running
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Found
}
