import { compare, fits, multiply } from '@/lib/money'
import { locales, type PriceBook, type Rule, type RuleOf } from './price-book'
import { overlap } from './when'

type Problem =
  | { code: 'tiers-not-ascending'; upTo: number }
  | { code: 'tiers-without-end' }
  | { code: 'tiers-after-end' }
  | { code: 'rules-overlap' }
  | { code: 'price-not-whole'; price: string }
  | { code: 'text-missing'; locale: (typeof locales)[number] }
  | { code: 'waives-unknown-rule'; waived: string }
  | { code: 'more-costs-less'; upTo: number }

/** What is wrong with a book. Errors keep it from being published, warnings are shown. `rule` is null for the book. */
export type Finding = { severity: 'error' | 'warning'; rule: string | null } & (
  Problem | { code: 'ends-before-it-starts' } | { code: 'nothing-to-bill' }
)

/** Checks a book before it is published: tiers without gaps, one rule per case, whole krónur, texts in each language. */
export function lint(book: PriceBook): Finding[] {
  const ofBook: Finding[] = []
  if (book.validTo !== null && book.validTo < book.validFrom)
    ofBook.push({ severity: 'error', rule: null, code: 'ends-before-it-starts' })
  if (!book.rules.some(({ kind }) => kind === 'flat' || kind === 'per_unit' || kind === 'tiered'))
    ofBook.push({ severity: 'error', rule: null, code: 'nothing-to-bill' })

  return [...ofBook, ...book.rules.flatMap((rule, index) => lintRule(book, rule, index))]
}

function lintRule(book: PriceBook, rule: Rule, index: number): Finding[] {
  const problems = [
    ...(rule.kind === 'tiered' ? lintTiers(rule) : []),
    ...lintOverlap(book, rule, index),
    ...lintPrices(book, rule),
    ...lintTexts(rule),
    ...(rule.kind === 'waiver' ? lintWaiver(book, rule) : []),
  ]
  return problems.map(problem => ({
    severity: problem.code === 'more-costs-less' ? 'warning' : 'error',
    rule: rule.code,
    ...problem,
  }))
}

function lintTiers({ mode, tiers }: RuleOf<'tiered'>): Problem[] {
  return tiers.flatMap((tier, index): Problem[] => {
    const next = tiers[index + 1]
    if (!next) return tier.upTo === null ? [] : [{ code: 'tiers-without-end' }]
    if (tier.upTo === null) return [{ code: 'tiers-after-end' }]
    if (next.upTo !== null && next.upTo <= tier.upTo)
      return [{ code: 'tiers-not-ascending', upTo: next.upTo }]
    const cheaper =
      compare(
        multiply(String(tier.upTo + 1), next.price),
        multiply(String(tier.upTo), tier.price),
      ) < 0
    return mode === 'volume' && cheaper ? [{ code: 'more-costs-less', upTo: tier.upTo }] : []
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
