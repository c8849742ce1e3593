import { elementOutcome, statusOutcome, worst, type Outcome } from './junit-case'

type JunitCounts = Record<Outcome, number>
type JunitFailure = {
  suite: string
  className: string | null
  name: string
  message: string
}

/** What the counted tests and the file's own claims disagree about; none of it changes the verdict. */
export type JunitRemark =
  | {
      code: 'fewer-tests-than-stated' | 'fewer-failures-than-stated'
      stated: number
      counted: number
    }
  | { code: 'repeated-names'; counted: number }

export type JunitReport = {
  /** Test cases by outcome; each is counted once, under one of them. */
  counts: JunitCounts
  /** The suites that hold test cases themselves, in the order of the file; a nested one is named by its path. */
  suites: { name: string; counts: JunitCounts }[]
  /** The first failed and errored test cases, `keptFailures` at most. */
  failures: JunitFailure[]
  /** What the file says it took, in whole milliseconds; null when it does not say. */
  durationMs: number | null
  /** `empty`: no test ran: all were skipped. It is never passed. */
  verdict: 'passed' | 'failed' | 'empty'
  remarks: JunitRemark[]
}

export const keptFailures = 50

type Attributes = Readonly<Record<string, string>>
type Suite = { name: string; counts: JunitCounts }
type Case = {
  suite: Suite
  className: string | null
  name: string
  said: Outcome[]
  message: string
  excerpt: string
}

/**
 * Counts test cases as a parser walks past them. The totals a file states are never used for counts or verdict.
 *
 * A name that comes more than once is counted each time. Some tools write a retry that way (web-test-runner, Gradle
 * without merged reruns), others the rows of one parameterised test (Mocha, xUnit), and nothing in the file tells them
 * apart: taking the last one, or the best, could hide a failing row. So a test is flaky only when the tool says so.
 * A failure or an error directly in a suite (a set-up that broke) is counted as a test case without a name.
 */
export function junitTally() {
  const counts = noCounts()
  const suites: Suite[] = []
  const within: Suite[] = []
  const failures: JunitFailure[] = []
  const names = new Set<string>()
  const stated: Attributes[][] = [[], []]
  let current: Case | null = null
  let telling = false
  let cases = 0
  let repeated = 0

  function open(element: string, attributes: Attributes, parent: string | undefined) {
    if (isSuite(element)) openSuite(element, attributes, parent)
    else if (element === 'testcase' || (isSuite(parent) && isBreak(element))) openCase(attributes)
    const outcome = elementOutcome(element)
    if (!current || !outcome) return
    current.said.push(outcome)
    telling = isBad(outcome)
    if (telling) current.message ||= oneLine(attributes.message ?? '', 500)
  }

  function openSuite(element: string, attributes: Attributes, parent: string | undefined) {
    stated[within.length]?.push(attributes)
    const outer = within.at(-1)?.name ?? ''
    const own = element === 'testsuites' && !parent ? '' : oneLine(attributes.name ?? '', 300)
    within.push({ name: [outer, own].filter(Boolean).join(' / '), counts: noCounts() })
  }

  function openCase({ name = '', classname, status, result }: Attributes) {
    const suite = within.at(-1) ?? { name: '', counts: noCounts() }
    const said = [status, result].flatMap(word => (word === undefined ? [] : [statusOutcome(word)]))
    const className = classname === undefined ? null : oneLine(classname, 300)
    current = { suite, className, name: oneLine(name, 300), said, message: '', excerpt: '' }
  }

  function text(words: string) {
    if (current && telling && current.excerpt.length < 1000) current.excerpt += words.slice(0, 1000)
  }

  function close(element: string | undefined, parent: string | undefined) {
    if (element !== undefined && elementOutcome(element)) telling = false
    if (isSuite(element)) within.pop()
    else if (current && (element === 'testcase' || isSuite(parent))) closeCase(current)
  }

  function closeCase({ suite, className, name, said, message, excerpt }: Case) {
    const outcome = worst(said)
    if (Object.values(suite.counts).every(count => count === 0)) suites.push(suite)
    cases++
    counts[outcome]++
    suite.counts[outcome]++
    const key = JSON.stringify([suite.name, className, name])
    if (names.has(key)) repeated++
    names.add(key)
    if (isBad(outcome) && failures.length < keptFailures)
      failures.push({
        suite: suite.name,
        className,
        name,
        message: message || oneLine(excerpt, 500),
      })
    current = null
  }

  function report(): JunitReport {
    const bad = counts.failed + counts.errored
    const verdict = bad > 0 ? 'failed' : counts.passed + counts.flaky > 0 ? 'passed' : 'empty'
    const remarks = [
      ...fewer('fewer-tests-than-stated', sumOf(stated, ['tests']), cases),
      ...fewer('fewer-failures-than-stated', sumOf(stated, ['failures', 'errors']), bad),
      ...(repeated > 0 ? [{ code: 'repeated-names' as const, counted: repeated }] : []),
    ]
    const seconds = sumOf(stated, ['time'])
    const durationMs = seconds === null ? null : Math.round(seconds * 1000)
    return { counts, suites, failures, durationMs, verdict, remarks }
  }

  return { open, text, close, report, cases: () => cases }
}

const noCounts = (): JunitCounts => ({ passed: 0, flaky: 0, skipped: 0, errored: 0, failed: 0 })
const isSuite = (element: string | undefined) => element === 'testsuite' || element === 'testsuites'
const isBreak = (element: string) => element === 'failure' || element === 'error'
const isBad = (outcome: Outcome) => outcome === 'failed' || outcome === 'errored'

function oneLine(text: string, most: number) {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line
}

// The root speaks for the file; when it is silent, the suites right below it do.
function sumOf([root = [], top = []]: Attributes[][], names: readonly string[]) {
  const spoken = [root, top].find(level =>
    level.some(attributes => numberIn(attributes[names[0] ?? '']) !== null),
  )
  return spoken === undefined
    ? null
    : spoken
        .flatMap(attributes => names.map(name => numberIn(attributes[name]) ?? 0))
        .reduce((a, b) => a + b, 0)
}

// Tools write 5, 0.054, 1.7e-05 and, in some locales, 1,234.5. Anything else is no number.
function numberIn(value: string | undefined) {
  const plain =
    value && /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(value) ? value.replaceAll(',', '') : value
  const number = plain && /^\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(plain) ? Number(plain) : null
  return number !== null && number < 1e9 ? number : null
}

function fewer(
  code: 'fewer-tests-than-stated' | 'fewer-failures-than-stated',
  stated: number | null,
  counted: number,
): JunitRemark[] {
  return stated !== null && stated > counted ? [{ code, stated, counted }] : []
}
