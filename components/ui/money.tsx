import { useLocale } from 'next-intl'
import { minorDigits, type Currency } from '@/lib/money'

type Props = {
  /** A decimal string, as the rules hand it over. Never a JavaScript number. */
  amount: string
  currency: Currency
}

export function Money({ amount, currency }: Props) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {moneyText(amount, currency, useLocale())}
    </span>
  )
}

/**
 * '2645.00' EUR → "2 645.00 €" in English, "2 645,00 €" in French. Digits are only ever added
 * (up to the currency's minor unit), none is dropped: a unit price of '0.0125' stays one.
 */
export function moneyText(amount: string, currency: Currency, locale: string) {
  const written = amount.split('.')[1]?.length ?? 0
  const number = formatOf(locale, minorDigits[currency], Math.max(minorDigits[currency], written))
  // A string is formatted to its last digit; the type asks for proof that it is a number.
  const parts = number.formatToParts(amount as Intl.StringNumericLiteral)
  const text = parts.map(({ type, value }) => (type === 'group' ? groupOf(locale, value) : value))
  return `${text.join('').replace('-', '−')}\u00a0${symbols[currency]}`
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
