import type { Release } from './release'

export type SuiteStanding = {
  suite: string
  state: 'passed' | 'failed' | 'empty' | 'missing'
  /** How many runs of this suite there are for the frozen commit; all are kept, the latest counts. */
  runs: number
}

/** Where each suite stands for the frozen commit: those required, and any other that was run. */
export function standing(
  { runs, commit }: Release,
  requiredSuites: readonly string[],
): SuiteStanding[] {
  const counting = runs.filter(run => run.commit === commit)
  const suites = new Set([...requiredSuites, ...counting.map(run => run.suite)])

  return [...suites].sort().map(suite => {
    const own = counting.filter(run => run.suite === suite)
    return { suite, state: own.at(-1)?.verdict ?? 'missing', runs: own.length }
  })
}
