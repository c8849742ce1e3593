import { isLocale } from '@/lib/i18n/locale'
import { factNames } from '@/lib/invoice/facts'
import type { PriceBook, Rule, RuleOf } from '@/lib/invoice/price-book'
import type { When } from '@/lib/invoice/when'
import type { RecordedBookEvent } from '@/lib/price-books/events'
import type { BookWords } from './book'
import type { InvoiceWords } from './draft'

type MoneyText = (amount: string) => string

/** What a rule does, in one line: its price, its tiers, its share. */
export function sayRule(t: BookWords, word: InvoiceWords, money: MoneyText, rule: Rule): string {
  const said = sayAmount(t, word, money, rule)
  if (!('prorated' in rule) || !rule.prorated) return said
  return t('says.prorated', { said, period: rule.prorated })
}

function sayAmount(t: BookWords, word: InvoiceWords, money: MoneyText, rule: Rule): string {
  switch (rule.kind) {
    case 'flat':
      return t('says.flat', { price: money(rule.price) })
    case 'per_unit':
      return t('says.per_unit', { price: money(rule.price), counted: counted(word, rule) })
    case 'tiered':
      return t(`says.${rule.mode}`, {
        counted: counted(word, rule),
        tiers: sayTiers(t, money, rule),
      })
    case 'surcharge_pct':
    case 'discount_pct':
    case 'partner_margin_pct':
      return t(`says.${rule.kind}`, { percent: rule.percent })
    case 'discount_abs':
    case 'minimum':
    case 'maximum':
      return t(`says.${rule.kind}`, { amount: money(rule.amount) })
    case 'waiver':
      return rule.of.length === 0 ? t('says.waiveAll') : t('says.waive', { of: rule.of.join(', ') })
    case 'info':
      return t('says.info')
  }
}

const counted = (word: InvoiceWords, rule: RuleOf<'per_unit' | 'tiered'>) =>
  word(`fact.${rule.quantityFrom}`)

function sayTiers(t: BookWords, money: MoneyText, { tiers }: RuleOf<'tiered'>) {
  const parts = tiers.map(({ upTo, price }, index) => {
    const from = String((tiers[index - 1]?.upTo ?? 0) + 1)
    return upTo === null
      ? t('says.lastTier', { from, price: money(price) })
      : t('says.tier', { from, to: String(upTo), price: money(price) })
  })
  return parts.join(', ')
}

/** When a rule applies, fact by fact. */
export function sayWhen(t: BookWords, word: InvoiceWords, when: When): string {
  const parts = factNames.flatMap(name => {
    const wish = when[name]
    if (wish === undefined) return []
    return [t('when', { fact: word(`fact.${name}`), values: sayWish(t, word, wish) })]
  })
  return parts.length === 0 ? t('always') : parts.join(' · ')
}

type Wish = NonNullable<When[keyof When]>

function sayWish(t: BookWords, word: InvoiceWords, wish: Wish): string {
  if (typeof wish === 'boolean') return t(wish ? 'yes' : 'no')
  if (typeof wish === 'string') return valueOf(word, wish)
  if (Array.isArray(wish))
    return wish.map(value => valueOf(word, value)).reduce((a, b) => t('or', { a, b }))
  const [from, to] = [String(wish.from ?? ''), String(wish.to ?? '')]
  if (from && to) return t('rangeBoth', { from, to })
  return from ? t('rangeFrom', { from }) : t('rangeTo', { to })
}

function valueOf(word: InvoiceWords, value: string) {
  const key = `factValue.${value}` as Parameters<InvoiceWords['has']>[0]
  return word.has(key) ? word(key) : value
}

/** The days a version is valid on, as they are written. */
export function sayValidity(
  t: BookWords,
  { validFrom: from, validTo: to }: Pick<PriceBook, 'validFrom' | 'validTo'>,
): string {
  return to === null ? t('open', { from }) : t('until', { from, to })
}

/** An event of a version as a sentence for its history, without its subject. */
export function describeBook(
  t: BookWords,
  word: InvoiceWords,
  money: MoneyText,
  event: RecordedBookEvent,
): string {
  const say = (rule: Rule) => sayRule(t, word, money, rule)
  switch (event.type) {
    case 'priceBookAdded':
      return t('event.priceBookAdded')
    case 'versionStarted':
      return t('event.versionStarted', { from: event.from === null ? 'none' : String(event.from) })
    case 'bookImported':
      return t('event.bookImported', { count: event.book.rules.length })
    case 'bookEdited':
      return t('event.bookEdited', { to: sayValidity(t, event.to) })
    case 'ruleAdded':
    case 'ruleRemoved': {
      const { rule } = event
      return t(`event.${event.type}`, { code: rule.code, rule: say(rule) })
    }
    case 'ruleChanged': {
      const { from, to } = event
      const said = { from: say(from), to: say(to) }
      return t('event.ruleChanged', { code: to.code, ...said })
    }
    case 'bookPublished':
      return t('event.bookPublished', { sha256: event.sha256.slice(0, 12) })
    case 'bookRetired':
      return t('event.bookRetired', { on: event.on, reason: event.reason })
    case 'versionDiscarded':
      return t('event.versionDiscarded', { reason: event.reason })
  }
}

/** The text of a rule in the reader's language. */
export function textOf({ text }: Pick<Rule, 'text'>, locale: string): string {
  return text[isLocale(locale) ? locale : 'en']
}
