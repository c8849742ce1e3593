import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readJunit } from './junit'

const folder = '../shared/data/junit'
const present = existsSync(folder)

// [passed, flaky, skipped, errored, failed], verdict, milliseconds, remarks
const read = {
  'catch2_report.xml': [[0, 0, 0, 0, 1], 'failed', 0, []],
  'cunit_testFailure.xml': [[3, 0, 0, 0, 1], 'failed', 0, []],
  'flaky_retries_flaky_success_first.xml': [[1, 0, 0, 1, 1], 'failed', 3000, ['repeated-names']],
  'issues_testDisabled.xml': [[6, 0, 10, 2, 4], 'failed', null, []],
  'maven_surefire_flaky_surefire-report.xml': [[0, 1, 0, 0, 0], 'passed', 683, []],
  'mocha_mocha.xml': [[1, 0, 0, 0, 0], 'passed', 3286, ['fewer-tests-than-stated']],
  'nested_multi-level.xml': [[3, 0, 0, 0, 0], 'passed', 5922, ['fewer-tests-than-stated']],
  'nextest_basic.xml': [[2, 0, 0, 0, 1], 'failed', 946, []],
  'python_report.xml': [[1, 0, 0, 0, 2], 'failed', 52, []],
  'tests_utils_target_surefire-reports_TEST-action.surefire.report.calc.CalcUtilsTest.xml': [
    [0, 0, 0, 0, 2],
    'failed',
    1,
    [],
  ],
} as const

const refused = {
  'corrupt-junit_e2e-tests_corrupt_target_sf-reports_TEST-test.CorruptTest.xml': ['truncated', 18],
  // An unescaped < in an attribute: time="<<computed>>".
  'junit-web-test_expectedRetries.xml': ['malformed', 9],
} as const

describe.skipIf(!present)(`reports of real tools (skipped when ${folder} is absent)`, () => {
  test('each file there has an expectation here', () => {
    const expected = [...Object.keys(read), ...Object.keys(refused)].sort()
    expect(readdirSync(folder).sort()).toEqual(expected)
  })

  test.each(Object.entries(read))(
    '%s is counted',
    (file, [counts, verdict, durationMs, remarks]) => {
      const reading = readJunit(readFileSync(`${folder}/${file}`))
      if (!reading.ok) throw new Error(JSON.stringify(reading))
      expect(Object.values(reading.counts)).toEqual(counts)
      expect(reading).toMatchObject({ verdict, durationMs })
      expect(reading.remarks.map(({ code }) => code)).toEqual(remarks)
      expect(reading.failures).toHaveLength(counts[3] + counts[4])
      expect(reading.failures.every(({ message }) => message !== '')).toBe(true)
    },
  )

  test.each(Object.entries(refused))('%s is refused with its line', (file, [detail, line]) => {
    const reading = readJunit(readFileSync(`${folder}/${file}`))
    expect(reading).toEqual({ ok: false, code: 'not-xml', detail, line })
  })
})
