import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tallyOf } from './test/tally.mjs'
import { runSteps } from './test/steps.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const RESULTS = 'test-results'

/** @type {import('./test/steps.mjs').Step[]} */
const STEPS = [
  { name: 'Chromium', command: 'node bin/chromium.mjs' },
  { name: 'Types', command: 'next typegen && tsc --noEmit && tsc --noEmit -p e2e' },
  { name: 'Build', command: 'node bin/build.mjs --when-stale', after: ['Types'] },
  { name: 'Lint', command: 'eslint .', after: ['Types'] },
  { name: 'Format', command: 'prettier --check --log-level=warn .' },
  vitest('Rule tests', 'rules'),
  vitest('Table tests', 'tables'),
  { name: 'Migrations match the tables', command: 'node bin/migrations-match.mjs' },
  { name: 'Nothing unused', command: 'knip' },
  // They count on being woken in time: beside a busy step they take three times as long.
  {
    ...vitest('Faults, the short way', 'faults'),
    after: ['Build', 'Lint', 'Rule tests', 'Table tests'],
  },
  {
    name: 'Browser tests',
    command: 'playwright test',
    after: 'all',
    results: `${RESULTS}/browser.json`,
  },
]

rmSync(join(CHECKOUT, RESULTS), { recursive: true, force: true })
mkdirSync(join(CHECKOUT, RESULTS))
const outcomes = await runSteps(STEPS, CHECKOUT)
const { passed, failed, skipped } = tallyOf(outcomes, CHECKOUT)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1

/** @param {string} name @param {string} project @returns {import('./test/steps.mjs').Step} */
function vitest(name, project) {
  const results = `${RESULTS}/${project}.json`
  const reporters = `--reporter=dot --reporter=json --outputFile.json=${results}`
  return { name, command: `vitest run --project=${project} ${reporters}`, results }
}
