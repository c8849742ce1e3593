import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest, type TestSpecification } from 'vitest/node'
import { guardFiles, testsOf } from './guard-files'
import { mutantsOf, type Mutant } from './mutants'
import { tableGuards, type TableGuard } from './table-guards'

/**
 * In a copy of the checkout, in one process: takes each guard out, one at a time, and runs the tests that should miss
 * it until one does. Says what nobody missed, as JSON. A third argument, a pattern, takes some files or guards only.
 */
const [copy = '', kind = '', only = ''] = process.argv.slice(2)
// The pure tests share their workers: starting one for each would take longer than what it does.
const quick = await startTests('rules', { isolate: false, pool: 'forks' })
const slow = await startTests('tables', {})
const runs = [quick, slow]

try {
  const found = kind === 'rules' ? await rules() : await tables()
  process.stdout.write(`${JSON.stringify(found)}\n`)
} finally {
  for (const { vitest } of runs) await vitest.close()
}

async function rules() {
  const mutants = guardFiles.filter(file => new RegExp(only).test(file)).flatMap(mutantsOf)
  await unchanged([...new Set(mutants.flatMap(({ file }) => testsOf(file)))])
  const missed: string[] = []
  for (const mutant of mutants) if (!(await isNoticed(mutant))) missed.push(said(nameOf(mutant)))
  return { mutants: mutants.length, missed }
}

async function isNoticed({ file, source }: Mutant) {
  const place = join(copy, file)
  const whole = readFileSync(place, 'utf8')
  writeFileSync(place, source)
  forget(place)
  try {
    return await anyFails(testsOf(file))
  } finally {
    writeFileSync(place, whole)
    forget(place)
  }
}

async function tables() {
  await unchanged([...slow.known.keys()].filter(test => test.startsWith('db/guards/')))
  const address = new URL(slow.vitest.projects[0]?.getProvidedContext().adminUrl ?? '')
  address.pathname = 'template_console'
  const guards = (await tableGuards(address.href)).filter(({ name }) => new RegExp(only).test(name))
  const missed: string[] = []
  for (const guard of guards) if (!(await isNoticedInTables(guard))) missed.push(said(guard.name))
  return { mutants: guards.length, missed }
}

async function isNoticedInTables({ off, on, words }: TableGuard) {
  await off()
  try {
    return await anyFails(mentioning(words))
  } finally {
    await on()
  }
}

// Those that speak of it first; all of the guards' tests are asked before one is called unnoticed.
function mentioning(words: readonly string[]) {
  const counted = [...slow.known.keys()]
    .filter(test => test.endsWith('.db.test.ts') && !test.endsWith('catalog.db.test.ts'))
    .map(test => ({ test, count: timesIn(readFileSync(join(copy, test), 'utf8'), words) }))
    .filter(({ test, count }) => count > 0 || test.startsWith('db/guards/'))
  return counted.sort((one, other) => other.count - one.count).map(({ test }) => test)
}

function timesIn(text: string, words: readonly string[]) {
  return words.reduce((sum, word) => sum + text.split(word).length - 1, 0)
}

// The nearest alone, then the others together: most are noticed by the first.
async function anyFails([nearest, ...others]: readonly string[]) {
  if (nearest && (await failing([nearest])).length > 0) return true
  return (await failing(others)).length > 0
}

// A test that fails anyway proves nothing about what it notices. One that measures time may fail on a busy machine:
// it is asked again.
async function unchanged(tests: readonly string[]) {
  let failed = await failing(tests)
  for (let again = 0; again < 3 && failed.length > 0; again += 1)
    failed = await failing(tests.filter(test => failed.some(path => path.endsWith(test))))
  if (failed.length > 0) throw new Error(`With nothing taken out: ${failed.join(', ')}`)
}

async function failing(tests: readonly string[]) {
  for (const { vitest, known } of runs) {
    const chosen = tests.flatMap(test => known.get(test) ?? [])
    if (chosen.length === 0) continue
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen)
    const failed = testModules.filter(tested => !tested.ok()).map(({ moduleId }) => moduleId)
    if (failed.length > 0 || unhandledErrors.length > 0)
      return [...failed, ...unhandledErrors.map(String)]
  }
  return []
}

function forget(place: string) {
  for (const { vitest } of runs) vitest.invalidateFile(place)
}

async function startTests(project: string, how: { isolate?: boolean; pool?: 'forks' }) {
  const vitest = await createVitest({
    ...{ root: copy, watch: false, reporters: [{}], bail: 1, project, ...how },
  })
  const known = new Map<string, TestSpecification>()
  for (const specification of await vitest.globTestSpecifications())
    known.set(specification.moduleId.slice(copy.length + 1), specification)
  return { vitest, known }
}

function nameOf({ file, was }: Mutant) {
  return `${file} ${was}`
}

// At once, so that whoever waits for the rest knows it already.
function said(name: string) {
  console.error(`Nobody missed ${name}`)
  return name
}
