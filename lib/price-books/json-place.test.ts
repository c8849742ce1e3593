import { expect, test } from 'vitest'
import { lineOf, placeOfError } from './json-place'

const text = `{
  "code": "A, }\\" ]",
  "rules": [
    { "price": "1" },

    { "tiers": [
        { "price": "2" },
        { "price": "3" } ] }
  ],
  "validTo": null
}`

test.each([
  [[], 1],
  [['code'], 2],
  [['rules'], 3],
  [['rules', 0, 'price'], 4],
  [['rules', 1], 6],
  [['rules', 1, 'tiers', 1, 'price'], 8],
  [['validTo'], 10],
  [['rules', 0, 'missing'], 4],
  [['nothing', 'here'], 1],
  [['rules', 7], 3],
] as const)('%j stands on line %i', (path, line) => {
  expect(lineOf(text, path)).toBe(line)
})

test('of a name that is written twice, the last counts', () => {
  expect(lineOf('{"a": 1,\n"a": 2}', ['a'])).toBe(2)
})

function errorOf(broken: string) {
  try {
    JSON.parse(broken)
  } catch (error) {
    return placeOfError(broken, (error as Error).message)
  }
  throw new Error('It parsed.')
}

test('what is no JSON is shown where it stops being JSON', () => {
  expect(errorOf('{\n  "a": 1,\n  b: 2\n}')).toEqual({ line: 3, column: 3 })
  expect(errorOf('{ "a": 1 ')).toEqual({ line: 1, column: 10 })
  expect(errorOf('')).toEqual({ line: 1, column: 1 })
})
