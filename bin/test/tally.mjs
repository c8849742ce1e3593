import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Every test counts, and every step without tests of its own counts as one.
 *
 * @param {import('./steps.mjs').Outcome[]} outcomes
 * @param {string} cwd
 * @returns {Tally}
 */
export function tallyOf(outcomes, cwd) {
  const tallies = outcomes.map(({ ok, results }) => ofStep(ok, results && join(cwd, results)))
  return {
    passed: sum(tallies.map(({ passed }) => passed)),
    failed: sum(tallies.map(({ failed }) => failed)),
    skipped: sum(tallies.map(({ skipped }) => skipped)),
  }
}

/** @param {boolean} ok @param {string | undefined} results @returns {Tally} */
export function ofStep(ok, results) {
  if (!results) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 }
  const counted = ofReport(JSON.parse(readFileSync(results, 'utf8')))
  const brokenElsewhere = !ok && counted.failed === 0
  return brokenElsewhere ? { ...counted, failed: 1 } : counted
}

/**
 * @param {any} report Vitest's or Playwright's
 * @returns {Tally}
 */
function ofReport(report) {
  if (!report.stats)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** @param {number[]} numbers */
const sum = numbers => numbers.reduce((total, number) => total + number, 0)
