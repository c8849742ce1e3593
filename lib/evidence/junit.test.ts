import { describe, expect, test } from 'vitest'
import { readJunit } from './junit'
import { keptFailures } from './junit-tally'

const suite = (inside: string, attributes = '') =>
  `<testsuite name="harbour"${attributes}>${inside}</testsuite>`
const one = (inside: string, attributes = '') =>
  suite(`<testcase classname="Berth" name="moors"${attributes}>${inside}</testcase>`)
const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

function accepted(xml: string | Uint8Array) {
  const reading = readJunit(xml)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading
}
const outcomeOf = (xml: string) =>
  Object.entries(accepted(xml).counts).flatMap(([outcome, count]) =>
    Array<string>(count).fill(outcome),
  )

describe('one test case', () => {
  test.each([
    ['nothing inside is passed', one(''), 'passed'],
    ['a failure is failed', one('<failure message="sank"/>'), 'failed'],
    ['an error is errored', one('<error message="no harbour"/>'), 'errored'],
    ['skipped is skipped', one('<skipped/>'), 'skipped'],
    [
      'passed when run again, as the tool says, is flaky',
      one('<flakyFailure message="sank once"/>'),
      'flaky',
    ],
    ['an error that went away is flaky', one('<flakyError message="timeout"/>'), 'flaky'],
    [
      'failed again when run again is failed',
      one('<failure/><rerunFailure/><rerunFailure/>'),
      'failed',
    ],
    ['a failed rerun alone is failed', one('<rerunFailure/>'), 'failed'],
    ['an errored rerun alone is errored', one('<rerunError/>'), 'errored'],
    ['failure and error is failed', one('<error/><failure/>'), 'failed'],
    [
      'a failure inside another element still counts',
      one('<attempt><failure/></attempt>'),
      'failed',
    ],
    [
      'output that speaks of failures does not',
      one('<system-out>&lt;failure/></system-out>'),
      'passed',
    ],
    ['status run is passed', one('', ' status="run"'), 'passed'],
    ['status disabled is skipped', one('', ' status="disabled"'), 'skipped'],
    ['GoogleTest, not run', one('', ' status="notrun" result="suppressed"'), 'skipped'],
    [
      'GoogleTest, skipped at run time',
      one('<skipped/>', ' status="run" result="skipped"'),
      'skipped',
    ],
    ['GoogleTest, completed', one('', ' status="run" result="completed"'), 'passed'],
    ['status failed without an element is failed', one('', ' status="FAILED"'), 'failed'],
    ['status errored without an element is errored', one('', ' status="errored"'), 'errored'],
    ['status flaky is flaky', one('', ' status="flaky"'), 'flaky'],
    ['a status cannot excuse a failure', one('<failure/>', ' status="passed"'), 'failed'],
    ['skipping cannot excuse a failure', one('<failure/><skipped/>'), 'failed'],
    ['an unknown status is never passed', one('', ' status="adrift"'), 'errored'],
  ])('%s', (_, xml, outcome) => {
    expect(outcomeOf(xml)).toEqual([outcome])
  })
})

describe('a whole report', () => {
  test('all skipped is empty', () => {
    expect(accepted(one('<skipped/>')).verdict).toBe('empty')
  })

  test('flaky tests alone pass', () => {
    expect(accepted(one('<flakyFailure/>')).verdict).toBe('passed')
  })

  test('one failure among many fails, though the totals say none', () => {
    const xml = suite(
      '<testcase name="a"/><testcase name="b"><failure/></testcase>',
      ' tests="2" failures="0"',
    )
    expect(accepted(xml).verdict).toBe('failed')
  })

  test('stated failures that are not there are remarked on, not believed', () => {
    expect(
      accepted(suite('<testcase name="a"/>', ' tests="1" failures="2" errors="1"')),
    ).toMatchObject({
      verdict: 'passed',
      remarks: [{ code: 'fewer-failures-than-stated', stated: 3, counted: 0 }],
    })
  })

  test('a suite that breaks before its tests is errored', () => {
    const reading = accepted(suite('<error message="no database"/>'))
    expect(reading).toMatchObject({ verdict: 'failed', counts: { errored: 1 } })
    expect(reading.failures).toEqual([
      { suite: 'harbour', className: null, name: '', message: 'no database' },
    ])
  })

  test('a repeated test counts each time, in either order, and fails when one of them does', () => {
    const good = '<testcase classname="A" name="b"/>'
    const bad = '<testcase classname="A" name="b"><failure message="later"/></testcase>'
    for (const xml of [suite(good + bad), suite(bad + good)])
      expect(accepted(xml)).toMatchObject({
        verdict: 'failed',
        counts: { passed: 1, failed: 1, flaky: 0 },
        remarks: [{ code: 'repeated-names', counted: 1 }],
      })
  })

  test('the same name in two suites is two tests', () => {
    const xml = `<testsuites>${['Firefox', 'Chromium']
      .map(name => `<testsuite name="${name}"><testcase name="opens"/></testsuite>`)
      .join('')}</testsuites>`
    expect(accepted(xml)).toMatchObject({ counts: { passed: 2 }, remarks: [] })
  })

  test('nested suites are named by their path and counted once', () => {
    const xml = `<testsuites name="all" tests="2"><testsuite name="port" tests="2"><testcase name="a"/>
      <testsuite name="crane"><testcase name="b"><skipped/></testcase></testsuite></testsuite></testsuites>`
    const reading = accepted(xml)
    expect(reading.suites.map(({ name, counts }) => [name, counts.passed, counts.skipped])).toEqual(
      [
        ['port', 1, 0],
        ['port / crane', 0, 1],
      ],
    )
    expect(reading.remarks).toEqual([])
  })

  test('a failure is told by its message, else by its text', () => {
    const message = (inside: string) => accepted(one(inside)).failures[0]?.message
    expect(
      message('<failure message="&#10;Expected: &lt;1&gt;&#10;  but: 2">trace</failure>'),
    ).toBe('Expected: <1> but: 2')
    expect(message('<failure><![CDATA[\n sank \n at Berth:3]]></failure>')).toBe('sank at Berth:3')
    expect(message(`<failure message="${'x'.repeat(2000)}"/>`)).toHaveLength(500)
  })

  test(`keeps the first ${keptFailures} failures and counts all`, () => {
    const xml = suite(
      Array.from({ length: 60 }, (_, n) => `<testcase name="t${n}"><failure/></testcase>`).join(''),
    )
    expect(accepted(xml)).toMatchObject({ counts: { failed: 60 } })
    expect(accepted(xml).failures.map(({ name }) => name)).toEqual(
      Array.from({ length: 50 }, (_, n) => `t${n}`),
    )
  })

  test.each([
    ['0.5', 500],
    ['1.7e-05', 0],
    ['1,234.5', 1_234_500],
    ['soon', null],
    ['-1', null],
    ['1e999', null],
  ])('a time of %s is %s ms', (time, durationMs) => {
    expect(accepted(suite('<testcase name="a"/>', ` time="${time}"`)).durationMs).toBe(durationMs)
  })

  test('reads the encoding the file declares, and UTF-16 by its mark', () => {
    const latin = bytes(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${suite('<testcase name="H\u00f6fn"><failure/></testcase>')}`,
    )
    expect(accepted(latin).failures[0]?.name).toBe('Höfn')
    const wide = Uint8Array.from(Buffer.from(`\ufeff${one('')}`, 'utf16le'))
    expect(accepted(wide).counts.passed).toBe(1)
    expect(accepted(new TextEncoder().encode(`\ufeff${one('')}`)).counts.passed).toBe(1)
  })
})
