import { minorDigits, type Currency } from '@/lib/money'

/**
 * '2645.00' EUR → "2 645.00 €" in English, "2 645,00 €" in French. Digits are only ever added
 * (up to the currency's minor unit), none is dropped: a unit price of '0.0125' stays one.
 */
export function moneyText(amount: string, currency: Currency, locale: string) {
  return `${numberText(amount, locale, minorDigits[currency])}\u00a0${symbols[currency]}`
}

/** A decimal string by locale, to its last digit and with at least `least` of them after the point. */
export function numberText(value: string, locale: string, least = 0) {
  const written = value.split('.')[1]?.length ?? 0
  const number = formatOf(locale, least, Math.max(least, written))
  // A string is formatted to its last digit; the type asks for proof that it is a number.
  const parts = number.formatToParts(value as Intl.StringNumericLiteral)
  const text = parts.map(({ type, value }) => (type === 'group' ? groupOf(locale, value) : value))
  return text.join('').replace('-', '−')
}

// English readers here come from countries that group in different ways: a thin space offends none.
const groupOf = (locale: string, usual: string) => (locale === 'en' ? '\u202f' : usual)
const symbols = { EUR: '€', ISK: 'kr.', USD: '$', GBP: '£' } satisfies Record<Currency, string>

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: string, least: number, most: number) {
  const key = `${locale} ${String(least)} ${String(most)}`
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most }
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, digits)
  formats.set(key, known)
  return known
}
