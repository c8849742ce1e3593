import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
const copy = mkdtempSync(join(tmpdir(), 'console-mutants-'))

afterAll(() => {
  rmSync(homeOf(copy, undefined).folder, { recursive: true, force: true })
  rmSync(copy, { recursive: true })
})

type Found = { mutants: number; missed: string[] }

if (long) {
  for (const name of [...folders, ...files])
    if (existsSync(name)) cpSync(name, join(copy, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))

  test('each refusal of the pure guards is missed by a test when it is gone', () => {
    expectNoticed('pure guards removed', run('rules'))
  })
  test('so is each trigger, check and unique constraint of the database', () => {
    expectNoticed('database guards removed', run('tables'))
  })
} else
  test('the guards are removed one by one in the long run', () => {
    const without = guardFiles.filter(file => !existsSync(file))
    expect(without).toEqual([])
    const mutants = guardFiles.flatMap(mutantsOf)
    expect(mutants.length).toBeGreaterThan(300)
    // One that cannot be read would be noticed by every test, and by none.
    expect(mutants.filter(({ source }) => !isReadable(source)).map(({ was }) => was)).toEqual([])
  })

function isReadable(source: string) {
  const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true })
  return diagnostics?.length === 0
}

function expectNoticed(scenario: string, { mutants, missed }: Found) {
  expect(missed.filter(name => !(name in equal))).toEqual([])
  report(scenario, { mutants }, { unnoticed: 0, 'the same with and without': missed.length })
}

function run(kind: 'rules' | 'tables'): Found {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^VITEST|^TINYPOOL|^DATABASE/.test(name),
  )
  const args = ['--import=./bin/typescript.mjs', 'faults/mutation-run.ts', copy, kind]
  const said = execFileSync(process.execPath, args, {
    env: { ...Object.fromEntries(own), NODE_ENV: 'test', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    timeout: 15 * 60_000,
  })
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Found
}
