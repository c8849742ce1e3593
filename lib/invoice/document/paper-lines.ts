import type { Locale } from '@/lib/i18n/locale'
import { negate, type Currency } from '@/lib/money'
import { moneyText, numberText } from '@/lib/words/money-text'
import type { PaperWords } from '@/lib/words/paper'
import type { Complete } from './complete'
import { plainText } from './plain-text'
import { rangeText } from './range-text'

/** How a paper speaks: its words, its language, numbers, and amounts in its currency. */
export type Saying = {
  t: PaperWords
  language: Locale
  money: (amount: string) => string
  number: (value: string) => string
}

export type PaperLines = {
  billed: {
    number: string
    text: string
    detail: string | null
    quantity: string
    price: string
    amount: string
  }[]
  adjusted: { text: string; detail: string | null; amount: string }[]
}

export function sayingOf({ currency }: Complete, t: PaperWords, language: Locale): Saying {
  return {
    ...{ t, language },
    money: amount => moneyOn(amount, currency, language),
    number: value => drawn(numberText(value, language, value.split('.')[1]?.length)),
  }
}

/** An amount by locale, spaced so that it never breaks over two lines. */
export const moneyOn = (amount: string, currency: Currency, language: Locale) =>
  drawn(moneyText(amount, currency, language))

// The narrow space is not in the font; the wide one is.
const drawn = (text: string) => text.replaceAll('\u202f', '\u00a0')

/** The lines as they are printed, then what is taken off or added. */
export function paperLines(
  { lines, adjustments }: Complete,
  { t, language, money, number }: Saying,
): PaperLines {
  return {
    billed: lines.map(({ text, range, quantity, unitPrice, amount }, index) => ({
      number: String(index + 1),
      text: plainText(text[language]),
      detail: range && rangeText(range, t),
      quantity: number(quantity),
      price: money(unitPrice),
      amount: money(amount),
    })),
    adjusted: adjustments.map(({ type, text, percent, base, amount }) => ({
      text: plainText(text[language]),
      detail:
        percent !== null && base !== null
          ? t('percentOf', { percent: number(percent), base: money(base) })
          : null,
      amount: money(type === 'charge' ? amount : negate(amount)),
    })),
  }
}
