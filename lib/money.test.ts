import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as money from './money'

const cents = fc.bigInt(-(10n ** 14n), 10n ** 14n).map(units => euros(units))

describe('rounding', () => {
  test.each([
    ['33.335', 'EUR', '33.34'],
    ['1.005', 'EUR', '1.01'],
    ['-1.005', 'EUR', '-1.01'],
    ['6.006', 'EUR', '6.01'],
    ['-0.004', 'EUR', '0.00'],
    ['0.5', 'ISK', '1'],
    ['-0.5', 'ISK', '-1'],
    ['35930.5', 'ISK', '35931'],
    ['2147483648', 'ISK', '2147483648'],
    ['12', 'USD', '12.00'],
  ] as const)('%s %s is %s, half away from zero', (value, currency, printed) => {
    expect(money.round(value, currency)).toBe(printed)
  })

  test('a second rounding changes nothing', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), units => {
        const once = money.round(money.multiply(String(units), '0.000001'), 'EUR')
        expect(money.round(once, 'EUR')).toBe(once)
      }),
    )
  })
})

describe('arithmetic', () => {
  test('is exact where binary fractions are not', () => {
    expect(money.add('0.1', '0.2')).toBe('0.3')
    expect(money.subtract('0.3', '0.1')).toBe('0.2')
    expect(money.multiply('3', '10.01')).toBe('30.03')
    expect(money.percentOf('2645.00', '20')).toBe('529')
    expect(money.percentOf('0.01', '0.0001')).toBe('0.00000001')
  })

  test('sums print the digits of the currency', () => {
    expect(money.sum([], 'EUR')).toBe('0.00')
    expect(money.sum(['10.10', '0.20'], 'EUR')).toBe('10.30')
    expect(money.sum(['2147483647', '2147483647'], 'ISK')).toBe('4294967294')
  })

  test('compares by value, not by text', () => {
    expect(money.compare('9.00', '10')).toBe(-1)
    expect(money.compare('1.0', '1')).toBe(0)
    expect(money.least('2', '10')).toBe('2')
    expect(money.greatest('2', '10')).toBe('10')
    expect(money.isZero('-0.00')).toBe(true)
  })

  test('refuses a JavaScript number', () => {
    expect(() => money.round(1.005 as unknown as string, 'EUR')).toThrow()
  })
})

describe('splitting', () => {
  test('gives the odd cent to the largest remainder', () => {
    expect(money.split('100.00', ['1', '1', '1'], 'EUR')).toEqual(['33.34', '33.33', '33.33'])
    expect(money.split('-100.00', ['1', '1', '1'], 'EUR')).toEqual(['-33.34', '-33.33', '-33.33'])
    expect(money.split('10.00', ['1000.00', '500.00', '99.99'], 'EUR')).toEqual([
      '6.25',
      '3.13',
      '0.62',
    ])
    expect(money.split('100', ['1', '1', '1'], 'ISK')).toEqual(['34', '33', '33'])
  })

  test('never divides by nothing', () => {
    expect(money.split('5.00', ['0', '0'], 'EUR')).toEqual(['5.00', '0.00'])
  })

  test('the parts always add up to the whole', () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 8 }), (total, weights) => {
        expect(money.sum(money.split(total, weights, 'EUR'), 'EUR')).toBe(total)
      }),
    )
  })

  test('no part is further than one cent from its exact share', () => {
    const weight = fc.bigInt(1n, 10n ** 9n)
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.array(weight, { minLength: 1 }),
        (units, weights) => {
          const whole = weights.reduce((running, each) => running + each, 0n)
          const parts = money.split(euros(units), weights.map(String), 'EUR')
          parts.forEach((part, index) => {
            const exact = units * (weights[index] ?? 0n)
            const off = BigInt(part.replace('.', '')) * whole - exact
            expect(off > -whole && off < whole).toBe(true)
          })
        },
      ),
    )
  })
})

describe('what a form may hold', () => {
  test.each(['1e3', '+1', '1,5', '01', '.5', '1.', '', '0x1', 'NaN', '1.123456789'])(
    'not %j',
    text => {
      expect(money.decimal.safeParse(text).success).toBe(false)
    },
  )

  test.each(['0', '-4', '1200.00', '0.000001', '99999999999999999.99'])('%j', text => {
    expect(money.decimal.safeParse(text).success).toBe(true)
  })

  test('prices and percentages start at zero', () => {
    expect(money.unitPrice.safeParse('-1').success).toBe(false)
    expect(money.percentage.safeParse('-1').success).toBe(false)
    expect(money.quantity.safeParse('-4').success).toBe(true)
  })

  test('krónur are whole', () => {
    expect(money.fits('245000', 'ISK')).toBe(true)
    expect(money.fits('245000.50', 'ISK')).toBe(false)
    expect(money.fits('245000.50', 'EUR')).toBe(true)
  })
})

function euros(units: bigint) {
  const digits = (units < 0n ? -units : units).toString().padStart(3, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
