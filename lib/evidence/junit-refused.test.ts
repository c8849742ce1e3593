import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { junitLimits, readJunit } from './junit'

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

describe('refused', () => {
  const declared = (encoding: string) =>
    bytes(`<?xml version="1.0" encoding="${encoding}"?>\n<testsuite/>`)
  test.each([
    ['an empty file', '', { code: 'not-xml', detail: 'empty', line: 1 }],
    ['no test at all, whatever it states', '<testsuites tests="12"/>', { code: 'no-tests' }],
    ['suites without a test', '<testsuites><testsuite/></testsuites>', { code: 'no-tests' }],
    ['prose', 'all tests passed', { code: 'not-xml', detail: 'malformed', line: 1 }],
    [
      'a file cut in a tag',
      '<testsuite>\n<testcase name="a',
      { code: 'not-xml', detail: 'truncated', line: 2 },
    ],
    [
      'a file cut between tags',
      '<testsuite>\n<testcase name="a"/>\n',
      { code: 'not-xml', detail: 'truncated', line: 3 },
    ],
    [
      'a tag closed by another',
      '<testsuite>\n<testcase></testsuite>',
      { code: 'not-xml', detail: 'malformed', line: 2 },
    ],
    [
      'a second root',
      '<testsuite/>\n<testsuite/>',
      { code: 'not-xml', detail: 'malformed', line: 2 },
    ],
    [
      'an entity of its own',
      '<testsuite>\n\n&harbour;</testsuite>',
      { code: 'not-xml', detail: 'entity', line: 3 },
    ],
    [
      'bytes that are not UTF-8',
      bytes('<testsuite name="\u00f6"/>'),
      { code: 'not-xml', detail: 'encoding', line: 1 },
    ],
    ['an unknown encoding', declared('klingon'), { code: 'not-xml', detail: 'encoding', line: 1 }],
    [
      'a DTD, with its entities unread',
      '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>',
      { code: 'has-doctype', line: 1 },
    ],
    ['another kind of XML', '<html>\n</html>', { code: 'not-junit', detail: 'html', line: 1 }],
    [
      'a test case in a test case',
      '<testsuite><testcase>\n<testcase><failure/></testcase></testcase></testsuite>',
      { code: 'not-junit', detail: 'testcase', line: 2 },
    ],
    [
      `more than ${junitLimits.depth} levels`,
      '<testsuite>'.repeat(65) + '</testsuite>'.repeat(65),
      { code: 'too-deep', limit: 64, line: 1 },
    ],
    [
      'more than 5 MB',
      `<testsuite>${' '.repeat(5_000_000)}</testsuite>`,
      { code: 'too-large', limit: 5 },
    ],
    [
      'too many test cases',
      `<testsuite>${'<testcase/>'.repeat(junitLimits.cases + 1)}</testsuite>`,
      { code: 'too-many-cases', limit: 100_000, line: 1 },
    ],
  ])('%s', (_, xml, refusal) => {
    expect(readJunit(xml)).toEqual({ ok: false, ...refusal })
  })

  test('the depth that is allowed is read', () => {
    const xml = '<testsuite>'.repeat(63) + '<testcase/>' + '</testsuite>'.repeat(63)
    expect(accepted(xml).counts.passed).toBe(1)
  })
})

describe('whatever comes', () => {
  test('arbitrary bytes and text are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        file => typeof readJunit(file).ok === 'boolean',
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => typeof readJunit(text).ok === 'boolean'),
    )
  })

  const shards = [
    '<testsuite>',
    '</testsuite>',
    '<testcase name="a">',
    '</testcase>',
    '<failure>',
    '</failure>',
    '&amp;',
  ]
  const more = [
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x ?>',
    '<!DOCTYPE a>',
    '&#0;',
    '\u0000',
    '<skipped/>',
    ' ',
    '<',
  ]
  test('shards of reports are read or refused, and never pass without a test that ran', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...shards, ...more)), pieces => {
        const reading = readJunit(pieces.join(''))
        if (!reading.ok) return true
        const { passed, flaky, failed, errored } = reading.counts
        return (reading.verdict === 'passed') === (passed + flaky > 0 && failed + errored === 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('a report cut anywhere is refused', () => {
    const whole = one(
      '<failure message="sank">text &amp; more</failure><system-out><![CDATA[x]]></system-out>',
    )
    for (let length = 0; length < whole.length; length++)
      expect(readJunit(whole.slice(0, length)), `${length} characters`).toMatchObject({
        code: 'not-xml',
      })
  })

  test('counts are the test cases written, each once', () => {
    const kinds = {
      passed: '',
      failed: '<failure/>',
      errored: '<error/>',
      skipped: '<skipped/>',
      flaky: '<flakyError/>',
    }
    const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]))
    fc.assert(
      fc.property(fc.array(kind, { minLength: 1, maxLength: 30 }), written => {
        const xml = suite(
          written.map((name, n) => `<testcase name="${n}">${kinds[name]}</testcase>`).join(''),
        )
        expect(outcomeOf(xml).sort()).toEqual([...written].sort())
      }),
    )
  })
})
