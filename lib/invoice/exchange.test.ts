import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, currencies, isZero, negate } from '@/lib/money'
import { rateOn, vatIn, type Rate } from './exchange'

const rate = (
  on: string,
  value = '0.9',
  from: Rate['from'] = 'USD',
  to: Rate['to'] = 'EUR',
): Rate => ({
  ...{ from, to, on, rate: value, source: 'test' },
})
const search = (on: string) => ({ from: 'USD', to: 'EUR', on }) as const
const found = (rates: Rate[], on: string) => {
  const answer = rateOn(rates, search(on))
  return answer.ok ? answer.rate.on : answer.why.code
}

test('the rate of the day counts, else the last one before it', () => {
  const rates = [rate('2026-11-20'), rate('2026-11-24'), rate('2026-11-27')]
  expect(found(rates, '2026-11-24')).toBe('2026-11-24')
  expect(found(rates, '2026-11-26')).toBe('2026-11-24')
  expect(found(rates, '2026-11-29')).toBe('2026-11-27')
  expect(found(rates, '2026-11-19')).toBe('no_rate')
})

test('a rate is good for seven days, also over the new year, and no longer', () => {
  expect(found([rate('2026-12-28')], '2027-01-04')).toBe('2026-12-28')
  expect(found([rate('2026-12-28')], '2027-01-05')).toBe('no_rate')
})

test('a rate is not turned round, nor one of another pair used', () => {
  expect(found([rate('2026-11-24', '1.1', 'EUR', 'USD')], '2026-11-24')).toBe('no_rate')
  expect(rateOn([rate('2026-11-24', '0.8', 'USD', 'GBP')], search('2026-11-24'))).toEqual({
    ok: false,
    why: { code: 'no_rate', ...search('2026-11-24') },
  })
})

test.each([
  ['EUR', 'USD', '529.00', '0.8625', '456.26'],
  ['EUR', 'GBP', '6.01', '1.1387', '6.84'],
  ['ISK', 'EUR', '86.32', '147.9', '12767'],
  ['ISK', 'EUR', '10.00', '147.95', '1480'],
  ['ISK', 'USD', '0.01', '127.50000001', '1'],
  ['EUR', 'ISK', '86232', '0.00676133', '583.04'],
  // Half away from zero, once: 1.005, −1.005 and half a króna.
  ['EUR', 'USD', '100.50', '0.01', '1.01'],
  ['EUR', 'USD', '-100.50', '0.01', '-1.01'],
  ['ISK', 'EUR', '-0.50', '1', '-1'],
  // Beyond 2^53: exact all the same.
  ['ISK', 'EUR', '90071992547409.93', '147.9', '13321647697761929'],
] as const)(
  'in %s the VAT of %s %s at %s is %s',
  (accounting, currency, vatTotal, value, amount) => {
    const used = rate('2026-11-24', value, currency, accounting)
    expect(vatIn(accounting, { currency, vatTotal }, used)).toEqual({
      currency: accounting,
      amount,
    })
  },
)

test('in the seller’s own currency nothing is stated a second time', () => {
  expect(vatIn('EUR', { currency: 'EUR', vatTotal: '1.00' }, rate('2026-11-24'))).toBeNull()
})

test('what is credited is stated as what was charged, with the other sign', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000_00 }).map(whole => {
    const text = String(whole).padStart(3, '0')
    return `${text.slice(0, -2)}.${text.slice(-2)}`
  })
  const pair = fc.tuple(fc.constantFrom(...currencies), fc.constantFrom(...currencies))
  const rates = fc
    .integer({ min: 1, max: 999_999_999 })
    .map(whole => `0.${String(whole).padStart(9, '0').slice(0, 8)}`)
  fc.assert(
    fc.property(cents, pair, rates, (vatTotal, [accounting, currency], value) => {
      const used = rate('2026-11-24', value, currency, accounting)
      const charged = vatIn(accounting, { currency, vatTotal }, used)
      const credited = vatIn(accounting, { currency, vatTotal: negate(vatTotal) }, used)
      expect(isZero(add(credited?.amount ?? '0', charged?.amount ?? '0'))).toBe(true)
      expect(credited === null).toBe(charged === null)
    }),
  )
})
