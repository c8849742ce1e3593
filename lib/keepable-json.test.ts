import { expect, test } from 'vitest'
import { isKeepable } from './keepable-json'

test.each([
  '{"a": "Nantes"}',
  JSON.stringify({ a: 'Þingvellir 😀 \u0001 "\\' }),
  String.raw`{"a": "\ud83d\ude00 \uD83D\uDE00"}`,
  String.raw`{"a": "C:\\udata\\u0000"}`,
])('%s is kept', json => {
  expect(() => void JSON.parse(json)).not.toThrow()
  expect(isKeepable(json)).toBe(true)
})

test.each([
  String.raw`{"a": "\u0000"}`,
  String.raw`{"a": "\\\u0000"}`,
  String.raw`{"a": "\ud800"}`,
  String.raw`{"\uDC00": 1}`,
  String.raw`["\ude00\ud83d"]`,
  String.raw`["\ud83d \ude00"]`,
  JSON.stringify(['a\ud83d']),
])('%s is not', json => {
  expect(() => void JSON.parse(json)).not.toThrow()
  expect(isKeepable(json)).toBe(false)
})
