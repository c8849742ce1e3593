import Big from 'big.js'
import { z } from 'zod'

/** Digits of the minor unit per ISO 4217: an ISK amount is whole. */
export const minorDigits = { EUR: 2, ISK: 0, USD: 2, GBP: 2 } as const
export type Currency = keyof typeof minorDigits
export const currencies = Object.keys(minorDigits) as [Currency, ...Currency[]]
export const currency = z.enum(currencies)

// Strict: a JavaScript number handed to it throws, so money cannot slip into one.
const Decimal = Big()
Decimal.strict = true
Decimal.RM = Decimal.roundHalfUp

// For whole shares: division that drops the rest, exactly.
const Whole = Big()
Whole.strict = true
Whole.DP = 0
Whole.RM = Whole.roundDown

const amountShape = shapeOf(17, 2)
const quantityShape = shapeOf(15, 4)

/** A decimal as a string: no exponent, no plus sign, no separators of thousands, no leading zeros. */
export const decimal = decimalOf(shapeOf(17, 8))
/** What a calculation came to before it is rounded. */
export const worked = decimalOf(shapeOf(30, 20))
/** What a book writes down: numeric(19,4), numeric(19,6) from zero up (BR-27), numeric(9,4). */
export const quantity = decimalOf(quantityShape)
export const unitPrice = decimalOf(shapeOf(13, 6)).refine(
  value => !value.startsWith('-'),
  'negative',
)
export const percentage = decimalOf(shapeOf(5, 4)).refine(
  value => !value.startsWith('-'),
  'negative',
)
/** numeric(18,8), above zero (BT-111). */
export const exchangeRate = decimalOf(shapeOf(10, 8)).refine(
  value => !/^-|^0(\.0*)?$/.test(value),
  'not-above-zero',
)
/** numeric(19,2); whether it fits a currency's minor unit is `fits`. */
export const amount = decimalOf(amountShape)

/** Whether a decimal that was worked out has the digits of an amount, or of a quantity; quicker than to parse it. */
export const isAmount = (value: string) => amountShape.test(value)
export const isQuantity = (value: string) => quantityShape.test(value)

export function fits(value: string, of: Currency) {
  return new Decimal(value).round(minorDigits[of]).eq(value)
}

/** Rounds half away from zero to the currency's minor unit: '1.005' EUR → '1.01', '-0.5' ISK → '-1'. */
export function round(value: string, to: Currency): string {
  return written(new Decimal(value).round(minorDigits[to], Decimal.roundHalfUp), minorDigits[to])
}

/** Exact arithmetic, never rounded: '0.1' + '0.2' → '0.3'. */
export const add = (a: string, b: string) => written(new Decimal(a).plus(b))
export const subtract = (a: string, b: string) => written(new Decimal(a).minus(b))
export const multiply = (a: string, b: string) => written(new Decimal(a).times(b))
/** Exact, or to 20 digits after the point. */
export const divide = (a: string, b: string) => written(new Decimal(a).div(b))
export const percentOf = (value: string, percent: string) =>
  written(new Decimal(value).times(percent).times('0.01'))
export const negate = (value: string) => multiply(value, '-1')

/** The exact sum, printed with the currency's digits. Every part must already be rounded. */
export function sum(parts: readonly string[], of: Currency): string {
  const total = parts.reduce((running, part) => running.plus(part), new Decimal('0'))
  return written(total, minorDigits[of])
}

/** −1, 0 or 1, by value: '1.0' equals '1'. */
export const compare = (a: string, b: string) => new Decimal(a).cmp(b)
export const isZero = (value: string) => compare(value, '0') === 0
export const least = (a: string, b: string) => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: string, b: string) => (compare(a, b) >= 0 ? a : b)

/**
 * Splits an amount by weights in whole minor units; the parts always add up to it. Units left over go to the
 * largest remainders, ties to the earlier part. Weights count by their size; all zero: everything to the first.
 */
export function split(total: string, weights: readonly string[], of: Currency): string[] {
  const unit = `1e-${String(minorDigits[of])}`
  const sign = compare(total, '0') < 0 ? '-1' : '1'
  const units = new Whole(total).abs().times(`1e${String(minorDigits[of])}`)
  return shares(units, positive(weights)).map(share =>
    written(new Decimal(share.toFixed()).times(unit).times(sign), minorDigits[of]),
  )
}

function positive(weights: readonly string[]) {
  const sizes = weights.map(weight => new Whole(weight).abs())
  return sizes.some(size => size.gt('0'))
    ? sizes
    : sizes.map((_, index) => new Whole(index === 0 ? '1' : '0'))
}

function shares(units: Big, weights: readonly Big[]) {
  const whole = weights.reduce((running, weight) => running.plus(weight), new Whole('0'))
  const floors = weights.map(weight => units.times(weight).div(whole))
  const rests = weights.map((weight, index) => ({
    index,
    rest: units.times(weight).minus(whole.times(floors[index] ?? '0')),
  }))
  const given = floors.reduce((running, floor) => running.plus(floor), new Whole('0'))
  const left = BigInt(units.minus(given).toFixed(0))
  const lucky = rests.toSorted((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
  const winners = new Set(lucky.slice(0, Number(left)).map(({ index }) => index))
  return floors.map((floor, index) => (winners.has(index) ? floor.plus('1') : floor))
}

function written(value: Big, digits?: number): string {
  const text = value.toFixed(digits)
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
}

function decimalOf(shape: RegExp) {
  return z.string().trim().regex(shape, 'not-a-decimal')
}

function shapeOf(whole: number, fraction: number) {
  return new RegExp(`^-?(0|[1-9]\\d{0,${String(whole - 1)}})(\\.\\d{1,${String(fraction)}})?$`)
}
