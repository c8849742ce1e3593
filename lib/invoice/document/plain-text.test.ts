import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from './plain-text'

test.each([
  ['a\u0000b\u0008c', 'a b c'],
  [' two\r\n lines\t', 'two lines'],
  ['half \ud800 a letter', 'half \ufffd a letter'],
  ['e\u0301', 'é'],
  ['paid \u202e00.1 \u2066x\u2069', 'paid 00.1 x'],
  ['a ]]> b', 'a ]]> b'],
  ['مرحبا 😀 Þórður', 'مرحبا 😀 Þórður'],
  ['\ufffe\uffff', ''],
])('%j becomes %j', (typed, kept) => {
  expect(plainText(typed)).toBe(kept)
})

test('what it made plain stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), typed => {
      const once = plainText(typed)
      expect(plainText(once)).toBe(once)
      expect(once).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u)
    }),
  )
})
