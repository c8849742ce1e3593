import { expect, test } from 'vitest'
import { moneyText } from './money-text'

test.each([
  ['2645.00', 'EUR', 'en', '2\u202f645.00\u00a0€'],
  ['2645.00', 'EUR', 'fr', '2\u202f645,00\u00a0€'],
  ['2645', 'EUR', 'en', '2\u202f645.00\u00a0€'],
  ['-12.5', 'EUR', 'en', '−12.50\u00a0€'],
  ['385000', 'ISK', 'is', '385.000\u00a0kr.'],
  ['0.0125', 'EUR', 'en', '0.0125\u00a0€'],
] as const)('%s %s reads well in %s', (amount, currency, locale, said) => {
  expect(moneyText(amount, currency, locale)).toBe(said)
})

test('an amount beyond the precision of a JavaScript number keeps every digit', () => {
  expect(moneyText('90071992547409931.07', 'EUR', 'en').replaceAll('\u202f', '')).toBe(
    '90071992547409931.07\u00a0€',
  )
})
