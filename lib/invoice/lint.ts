import { Temporal } from 'temporal-polyfill'
import { compare, fits, multiply } from '@/lib/money'
import { locales, type PriceBook, type Rule, type RuleOf, type Tier } from './price-book'
import { tierProblems, type TierProblem } from './tiers'
import { overlap } from './when'

type Problem =
  | TierProblem
  | { code: 'rules-overlap' }
  | { code: 'price-not-whole'; price: string }
  | { code: 'text-missing'; locale: (typeof locales)[number] }
  | { code: 'waives-unknown-rule'; waived: string }
  | { code: 'minimum-over-maximum'; maximum: string }
  | { code: 'more-than-all'; percent: string }
  | { code: 'more-costs-less'; upTo: number }

type OfBook =
  | { code: 'ends-before-it-starts' }
  | { code: 'nothing-to-bill' }
  | { code: 'ends-without-successor'; validTo: string }

/**
 * What is wrong with a book. Errors keep it from being published, warnings are shown. Of a rule it has its code and
 * its place among the rules; of the book itself `rule` is null.
 */
export type Finding = { severity: 'error' | 'warning' } & (
  ({ rule: string; at: number } & Problem) | ({ rule: null } & OfBook)
)

/**
 * Checks a book before it is published: tiers without gaps, one rule per case, whole krónur, texts in each language,
 * a minimum within the maximum. `published` are the books it would stand beside.
 */
export function lint(book: PriceBook, published: readonly PriceBook[] = []): Finding[] {
  return [
    ...lintValidity(book, published),
    ...lintBilling(book),
    ...book.rules.flatMap((rule, index) => lintRule(book, rule, index)),
  ]
}

/** Only what keeps a book from being published. */
export const errorsIn = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error')

function lintValidity(book: PriceBook, published: readonly PriceBook[]): Finding[] {
  const { validFrom, validTo } = book
  if (validTo === null) return []
  if (validTo < validFrom) return [{ severity: 'error', rule: null, code: 'ends-before-it-starts' }]
  const goesOn = published.some(
    other =>
      other.currency === book.currency &&
      other.party === book.party &&
      other.validFrom > validFrom &&
      other.validFrom <= dayAfter(validTo),
  )
  return goesOn
    ? []
    : [{ severity: 'warning', rule: null, code: 'ends-without-successor', validTo }]
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

function lintBilling({ rules }: PriceBook): Finding[] {
  const bills = rules.some(
    ({ kind }) => kind === 'flat' || kind === 'per_unit' || kind === 'tiered',
  )
  return bills ? [] : [{ severity: 'error', rule: null, code: 'nothing-to-bill' }]
}

function lintRule(book: PriceBook, rule: Rule, at: number): Finding[] {
  const problems = [
    ...(rule.kind === 'tiered' ? lintTiers(rule) : []),
    ...lintOverlap(book, rule, at),
    ...lintPrices(book, rule),
    ...lintShare(rule),
    ...lintTexts(rule),
    ...(rule.kind === 'waiver' ? lintWaiver(book, rule) : []),
    ...(rule.kind === 'minimum' ? lintMinimum(book, rule) : []),
  ]
  return problems.map(problem => ({
    severity: problem.code === 'more-costs-less' ? 'warning' : 'error',
    rule: rule.code,
    at,
    ...problem,
  }))
}

function lintTiers({ mode, tiers }: RuleOf<'tiered'>): Problem[] {
  return mode === 'volume' ? [...tierProblems(tiers), ...dearerBelow(tiers)] : tierProblems(tiers)
}

function dearerBelow(tiers: readonly Tier[]): Problem[] {
  return tiers.flatMap(({ upTo, price }, index): Problem[] => {
    const next = tiers[index + 1]
    if (!next || upTo === null) return []
    const [all, one] = [multiply(String(upTo), price), multiply(String(upTo + 1), next.price)]
    return compare(one, all) < 0 ? [{ code: 'more-costs-less', upTo }] : []
  })
}

function lintOverlap(book: PriceBook, rule: Rule, index: number): Problem[] {
  const earlier = book.rules.slice(0, index)
  const clash = earlier.some(other => other.code === rule.code && overlap(other.when, rule.when))
  return clash ? [{ code: 'rules-overlap' }] : []
}

function lintPrices(book: PriceBook, rule: Rule): Problem[] {
  if (book.currency !== 'ISK') return []
  return pricesOf(rule)
    .filter(price => !fits(price, 'ISK'))
    .map(price => ({ code: 'price-not-whole', price }))
}

function pricesOf(rule: Rule): string[] {
  if (rule.kind === 'tiered') return rule.tiers.map(tier => tier.price)
  if (rule.kind === 'flat' || rule.kind === 'per_unit') return [rule.price]
  return 'amount' in rule ? [rule.amount] : []
}

function lintTexts(rule: Rule): Problem[] {
  return locales
    .filter(locale => rule.text[locale].trim() === '')
    .map(locale => ({ code: 'text-missing', locale }))
}

function lintWaiver(book: PriceBook, rule: RuleOf<'waiver'>): Problem[] {
  const codes = new Set(book.rules.map(({ code }) => code))
  return rule.of
    .filter(waived => !codes.has(waived))
    .map(waived => ({ code: 'waives-unknown-rule', waived }))
}

function lintMinimum(book: PriceBook, rule: RuleOf<'minimum'>): Problem[] {
  return book.rules.flatMap((other): Problem[] =>
    other.kind === 'maximum' &&
    overlap(other.when, rule.when) &&
    compare(rule.amount, other.amount) > 0
      ? [{ code: 'minimum-over-maximum', maximum: other.code }]
      : [],
  )
}

// What is taken off is at most everything.
function lintShare(rule: Rule): Problem[] {
  if (rule.kind !== 'discount_pct' && rule.kind !== 'partner_margin_pct') return []
  const { percent } = rule
  return compare(percent, '100') > 0 ? [{ code: 'more-than-all', percent }] : []
}
