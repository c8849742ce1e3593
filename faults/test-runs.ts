import { join } from 'node:path'
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node'

type Runs = { vitest: Vitest; known: Map<string, TestSpecification>; ended: TestModule[] }

/** The tests of a copy of the checkout, in one process that runs some of them as often as it is asked. */
export async function testRuns(copy: string) {
  // The pure tests share their workers: starting one for each would take longer than what it does.
  const quick = await startTests(copy, 'rules', { isolate: false, pool: 'threads' })
  const slow = await startTests(copy, 'tables', { maxWorkers: 1 })
  const runs = [quick, slow]
  const failing = async (tests: readonly string[]) => {
    for (const project of runs) {
      const failed = await failedOf(project, tests)
      if (failed.length > 0) return failed.map(({ moduleId }) => moduleId.slice(copy.length + 1))
    }
    return []
  }
  return {
    /** Which of these tests fail: the pure ones are asked first, and the first that fails ends it. */
    failing,
    inTables: [...slow.known.keys()],
    adminUrl: () => slow.vitest.projects[0]?.getProvidedContext().adminUrl ?? '',
    /** What was read of this file is no longer what it says. */
    forget: (place: string) => runs.forEach(({ vitest }) => vitest.invalidateFile(place)),
    close: () => Promise.all(runs.map(({ vitest }) => vitest.close())),
  }
}

type How = { isolate?: boolean; pool?: 'threads'; maxWorkers?: number }

async function startTests(copy: string, project: string, how: How): Promise<Runs> {
  const ended: TestModule[] = []
  const reporter = { onTestModuleEnd: (tested: TestModule) => void ended.push(tested) }
  const vitest = await createVitest(
    { root: copy, watch: false, reporters: [reporter], bail: 1, project, ...how },
    // The other copy's tests prepare the same packages at the same time.
    { cacheDir: join(copy, '.vite') },
  )
  const known = new Map<string, TestSpecification>()
  for (const specification of await vitest.globTestSpecifications())
    known.set(specification.moduleId.slice(copy.length + 1), specification)
  return { vitest, known, ended }
}

// Vitest answers with all it has ever run: what ended now is what counts. A run that neither fails nor ends says nothing.
async function failedOf({ vitest, known, ended }: Runs, tests: readonly string[]) {
  const chosen = tests.flatMap(test => known.get(test) ?? [])
  if (chosen.length === 0) return []
  ended.length = 0
  const { unhandledErrors } = await vitest.runTestSpecifications(chosen)
  const failed = ended.filter(tested => tested.state() === 'failed')
  const without = chosen.filter(
    ({ moduleId }) => !ended.some(tested => tested.moduleId === moduleId),
  )
  if (failed.length === 0 && without.length + unhandledErrors.length > 0)
    throw new Error(
      [...without.map(({ moduleId }) => moduleId), ...unhandledErrors].map(String).join(', '),
    )
  return failed
}
