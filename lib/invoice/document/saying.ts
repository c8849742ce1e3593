import type { Locale } from '@/lib/i18n/locale'
import type { Currency } from '@/lib/money'
import { moneyText, numberText } from '@/lib/words/money-text'
import { paperWords, type PaperWords } from '@/lib/words/paper'

/** How a draft speaks: its words, its language, numbers, and amounts in its currency. */
export type Saying = {
  t: PaperWords
  language: Locale
  money: (amount: string) => string
  number: (value: string) => string
}

export function sayingIn(language: Locale, currency: Currency): Saying {
  return {
    t: paperWords(language),
    language,
    money: amount => moneyText(amount, currency, language),
    number: value => numberText(value, language, value.split('.')[1]?.length),
  }
}

/** An amount by locale, spaced so that it never breaks over two lines. */
export const moneyOn = (amount: string, currency: Currency, language: Locale) =>
  drawn(moneyText(amount, currency, language))

/** The same on paper: the narrow space is not in its font; the wide one is. */
export function sayingOnPaper(language: Locale, currency: Currency): Saying {
  const { money, number, ...spoken } = sayingIn(language, currency)
  return {
    ...spoken,
    money: amount => drawn(money(amount)),
    number: value => drawn(number(value)),
  }
}

const drawn = (text: string) => text.replaceAll('\u202f', '\u00a0')
