import { expect, test } from 'vitest'
import { outlierOf } from './outlier'

const eur = (net: string) => ({ net, currency: 'EUR' }) as const
const isk = (net: string) => ({ net, currency: 'ISK' }) as const

test.each([
  ['2645.00', '2645.00', null],
  // More than 100, but not more than a quarter; and the other way round.
  ['1250.00', '1000.00', null],
  ['1250.01', '1000.00', 'difference'],
  ['200.00', '100.00', null],
  ['200.01', '100.00', 'difference'],
  ['749.99', '1000.00', 'difference'],
  ['-2645.00', '2645.00', 'difference'],
  ['0.00', '2645.00', 'zero'],
  ['99999999999999999.99', '99999999999999999.98', null],
] as const)('%s after %s: %s', (is, was, expected) => {
  expect(outlierOf(eur(is), eur(was))).toBe(expected)
})

test('kronur are worth less, so more of them are asked for', () => {
  expect(outlierOf(isk('45000'), isk('30000'))).toBeNull()
  expect(outlierOf(isk('45001'), isk('30000'))).toBe('difference')
})

test('a first draft and another currency always stand out, unless it is over nothing', () => {
  expect(outlierOf(eur('1.00'), null)).toBe('first')
  expect(outlierOf(eur('0.00'), null)).toBe('zero')
  expect(outlierOf(eur('100.00'), isk('100'))).toBe('other_currency')
})
