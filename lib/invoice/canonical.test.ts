import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, fingerprint } from './canonical'

// The vector of RFC 8785, section 3.2.2 and 3.2.3.
test('it writes what the standard writes', () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys stand in the order of their UTF-16 units', () => {
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 }
  expect(Object.values(JSON.parse(canonical(keys)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3])
})

test('the order in which an object was made changes nothing, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const copy: unknown = JSON.parse(JSON.stringify(value))
      expect(canonical(turned(copy))).toBe(canonical(copy))
      expect(JSON.parse(canonical(copy))).toEqual(copy)
    }),
  )
})

test('what JSON cannot say is refused', () => {
  for (const value of [Infinity, Number.NaN, 1n, [undefined], '\ud800'])
    expect(() => canonical(value)).toThrow()
})

test('a fingerprint is the SHA-256 of the text', () => {
  expect(fingerprint({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]: [string, unknown]) => [key, turned(member)]),
  )
}
