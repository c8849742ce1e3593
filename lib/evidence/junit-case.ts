const outcomes = ['passed', 'flaky', 'skipped', 'errored', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * What one `<testcase>` came to: the worst of what its elements and its `status` and `result` attributes say,
 * so that no tool can pass a test that another part of the same element calls failed.
 *
 * - `failure`: failed; `error`: errored; `skipped`: skipped (JUnit and everybody since).
 * - `flakyFailure`, `flakyError`: it failed, was run again and passed (Surefire, nextest, Gradle with merged reruns,
 *   Playwright with retries included): flaky. The tool says so, hence it does not fail the run.
 * - `rerunFailure`, `rerunError`: it failed again when run again (Surefire, nextest). They stand beside a `failure`;
 *   alone they still mean failed.
 * - `status` or `result`: `disabled`, `notrun`, `suppressed` (GoogleTest, CTest, cgreen) and their like are skipped.
 *   A word that is not known is errored: somebody has to look before it counts as passed.
 */
export function worst(said: readonly Outcome[]): Outcome {
  return said.reduce<Outcome>(
    (a, b) => (outcomes.indexOf(b) > outcomes.indexOf(a) ? b : a),
    'passed',
  )
}

/** The outcome an element inside a test case stands for; null when it stands for none. */
export const elementOutcome = (element: string): Outcome | null => elements.get(element) ?? null

/** The outcome a `status` or `result` attribute stands for. */
export function statusOutcome(status: string): Outcome {
  const word = status.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return statuses.find(([words]) => words.includes(word))?.[1] ?? 'errored'
}

const elements = new Map<string, Outcome>([
  ['failure', 'failed'],
  ['rerunFailure', 'failed'],
  ['error', 'errored'],
  ['rerunError', 'errored'],
  ['skipped', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
])

const statuses: readonly (readonly [readonly string[], Outcome])[] = [
  [['', 'passed', 'pass', 'ok', 'success', 'successful', 'succeeded', 'run', 'executed'], 'passed'],
  [['completed', 'complete', 'finished', 'done'], 'passed'],
  [
    ['disabled', 'skipped', 'skip', 'ignored', 'notrun', 'suppressed', 'pending', 'todo'],
    'skipped',
  ],
  [['untested', 'excluded', 'filtered', 'inactive'], 'skipped'],
  [['failed', 'fail', 'failure'], 'failed'],
  [['flaky'], 'flaky'],
]
