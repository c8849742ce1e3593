import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, digestOf } from './canonical'

const json = fc.jsonValue({ maxDepth: 4 }).filter(value => wellFormed(JSON.stringify(value)))

// The vector of RFC 8785, section 3.2.2 and 3.2.3.
test('it writes what the standard writes', () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys are sorted by their units, and nothing stands between', () => {
  const value = {
    '\u20ac': 1,
    '\r': 2,
    '1': 3,
    '\u{1f600}': 4,
    é: 5,
    a: { z: null, b: [true, 'x'] },
  }
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":3,"a":{"b":[true,"x"],"z":null},"é":5,"€":1,"😀":4}',
  )
})

test('a letter is the same however it was typed', () => {
  expect(digestOf({ name: 'e\u0301' })).toBe(digestOf({ name: 'é' }))
})

test('the digest is the sha256 of the written text', () => {
  expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

test('what was written reads back as the same value', () => {
  fc.assert(
    fc.property(json, value => {
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
    }),
  )
})

test('the order in which keys came changes nothing', () => {
  fc.assert(
    fc.property(json, value => {
      expect(digestOf(turned(value))).toBe(digestOf(value))
    }),
  )
})

test('a key without a value is not there', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}')
})

test('two keys that are the same once composed are refused', () => {
  expect(() => canonicalJson({ 'e\u0301': 1, é: 2 })).toThrow(TypeError)
})

test.each([Number.NaN, Infinity, undefined, () => 1, 1n, new Date(0), '\ud800'])(
  'what JSON cannot say is refused: %s',
  value => {
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError)
  },
)

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  )
}

const wellFormed = (text: string) => text.isWellFormed() && !/\\ud[89a-f]/i.test(text)
