import { expect, test } from 'vitest'
import { isInput } from './input'

test.each([
  ['a page that is opened', { 'sec-fetch-mode': 'navigate' }, true],
  ['a form that is sent by a script', { 'sec-fetch-mode': 'cors', 'next-action': '7f' }, true],
  ['a browser that does not say', {}, true],
  ['what an open page fetches', { 'sec-fetch-mode': 'cors' }, false],
  ['a picture', { 'sec-fetch-mode': 'no-cors' }, false],
])('%s', (_, headers, input) => {
  expect(isInput(new Headers(headers as Record<string, string>))).toBe(input)
})
