import { expect, test } from 'vitest'
import { countIn } from './count'

test.each([
  ['0', 0],
  ['7', 7],
  ['007', 7],
  ['999999999', 999_999_999],
])('%s is %i', (text, count) => {
  expect(countIn(text)).toBe(count)
})

test.each(['', ' 7', '-7', '+7', '1.5', '1,5', '1e3', '0x10', '٧', 'seven', '1234567890'])(
  'what an amount could be, or nothing, is no count: %j',
  text => {
    expect(() => countIn(text)).toThrow('no count')
  },
)
