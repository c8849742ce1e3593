import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ofStep, tallyOf } from './tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tally-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function report(name: string, content: object) {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 }
const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 } }

test('a step without tests counts as one', () => {
  expect(ofStep(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(ofStep(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a step with tests counts each of them', () => {
  expect(ofStep(true, report('v.json', vitest))).toEqual({ passed: 7, failed: 0, skipped: 3 })
  expect(ofStep(false, report('p.json', playwright))).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('a failure that no test owns up to still counts', () => {
  expect(ofStep(false, report('x.json', vitest)).failed).toBe(1)
  expect(ofStep(false, join(folder, 'never-written.json')).failed).toBe(1)
  expect(ofStep(true, join(folder, 'never-written.json')).failed).toBe(1)
})

test('the sum is over all steps', () => {
  report('sum.json', vitest)
  const step = { name: 'x', command: 'x', seconds: 1 }
  const outcomes = [
    { ...step, ok: true },
    { ...step, ok: false },
    { ...step, ok: true, results: 'sum.json' },
  ]
  expect(tallyOf(outcomes, folder)).toEqual({ passed: 8, failed: 1, skipped: 3 })
})
