import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fewAtATime } from '@/lib/few-at-a-time'
import { leftOf } from './claims'
import { guardFiles, testsOf } from './guard-files'
import { mutantsOf, type Mutant } from './mutants'
import { tableGuards, type TableGuard } from './table-guards'
import { testRuns } from './test-runs'

/**
 * In a copy of the checkout, in one process: takes each guard out, one at a time, and runs the tests that should miss
 * it until one does. Says what nobody missed, as JSON. An empty folder that several such runs are given shares the
 * guards among them; a pattern takes those of some files or names only.
 */
const [copy = '', kind = '', shared = '', only = ''] = process.argv.slice(2)
const tests = await testRuns(copy)
// Ended early, it takes its PostgreSQL along: what listens already would leave without.
process
  .removeAllListeners('SIGTERM')
  .once('SIGTERM', () => void tests.close().finally(() => process.exit(1)))

try {
  const found = kind === 'rules' ? await rules() : await tables()
  process.stdout.write(`${JSON.stringify(found)}\n`)
} finally {
  await tests.close()
}
// Vitest remembers every test that failed; here that is what was looked for.
process.exitCode = 0

async function rules() {
  const files = guardFiles.filter(isWanted)
  await unchanged([...new Set(files.flatMap(testsOf))])
  return missedOf(files.flatMap(mutantsOf), isNoticed, nameOf)
}

async function isNoticed({ file, source }: Mutant) {
  const place = join(copy, file)
  const whole = readFileSync(place, 'utf8')
  writeFileSync(place, source)
  tests.forget(place)
  try {
    return await anyFails(testsOf(file))
  } finally {
    writeFileSync(place, whole)
    tests.forget(place)
  }
}

async function tables() {
  await unchanged(tests.inTables.filter(test => test.startsWith('db/guards/')))
  const address = new URL(tests.adminUrl())
  address.pathname = 'template_console'
  const guards = (await tableGuards(address.href)).filter(({ name }) => isWanted(name))
  return missedOf(guards, isNoticedInTables, ({ name }) => name)
}

async function missedOf<Guard extends Mutant | TableGuard>(
  guards: readonly Guard[],
  noticed: (guard: Guard) => Promise<boolean>,
  named: (guard: Guard) => string,
) {
  let mutants = 0
  const missed: string[] = []
  for (const guard of leftOf(shared, kind, guards)) {
    mutants += 1
    const line = 'line' in guard ? guard.line : undefined
    if (!(await noticed(guard))) missed.push(said(named(guard), line))
  }
  return { mutants, missed }
}

async function isNoticedInTables({ off, on, words }: TableGuard) {
  await off()
  try {
    return await anyFails(mentioning(words))
  } finally {
    await on()
  }
}

// Those that name it first, then those that speak of what it says; all of the guards' tests are asked before one is
// called unnoticed.
function mentioning([name = '', ...words]: readonly string[]) {
  const countIn = (text: string) => 1000 * timesIn(text, [name]) + timesIn(text, words)
  const counted = tests.inTables
    .filter(test => !test.endsWith('catalog.db.test.ts'))
    .map(test => ({ test, count: countIn(readFileSync(join(copy, test), 'utf8')) }))
    .filter(({ test, count }) => count > 0 || test.startsWith('db/guards/'))
  return counted.sort((one, other) => other.count - one.count).map(({ test }) => test)
}

function timesIn(text: string, words: readonly string[]) {
  return words.reduce((sum, word) => sum + text.split(word).length - 1, 0)
}

// The nearest alone, then the next few, then all others: most are noticed by the first. What failed among many is asked
// again, since one that measures time may fail on a busy machine; then it hides none of the others.
async function anyFails(asked: readonly string[]) {
  for (const some of [asked.slice(0, 1), asked.slice(1, 4), asked.slice(4)])
    for (let left = some; left.length > 0;) {
      const failed = await tests.failing(left)
      if (failed.length === 0) break
      if (some.length === 1 || (await tests.failing(failed)).length > 0) return true
      left = left.filter(test => !failed.includes(test))
    }
  return false
}

// A test that fails anyway proves nothing about what it notices.
async function unchanged(asked: readonly string[]) {
  for (const some of leftOf(shared, `${kind}-unchanged`, fewAtATime(asked, 5))) {
    let failed = await tests.failing(some)
    for (let again = 0; again < 3 && failed.length > 0; again += 1)
      failed = await tests.failing(failed)
    if (failed.length > 0) throw new Error(`With nothing taken out: ${failed.join(', ')}`)
  }
}

function isWanted(name: string) {
  return new RegExp(only).test(name)
}

function nameOf({ file, was }: Mutant) {
  return `${file} ${was}`
}

// At once, so that whoever waits for the rest knows it already.
function said(name: string, line?: number) {
  console.error(`Nobody missed ${name}${line === undefined ? '' : `, line ${String(line)}`}`)
  return name
}
