import type { JunitReport } from './junit-tally'

/** What is recorded of a report: the counts, the verdict and the first failures, with the suite and commit it is of. */
export function recordedRun(
  { counts, failures, verdict }: JunitReport,
  of: { suite: unknown; commit: unknown },
) {
  const { passed, failed, errored, skipped, flaky } = counts
  const told = failures.map(({ name, message }) => ({ name, message }))
  return { passed, failed, errored, skipped, flaky, verdict, failures: told, ...of }
}
