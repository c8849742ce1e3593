import { adjust, adjusts, type AdjustmentRule, type Sourced } from './adjust'
import type { FactName, Facts } from './facts'
import type { Adjustment, Line, Note } from './line'
import { inOrder, type PriceBook, type Rule } from './price-book'
import type { Sale } from './terms'
import { isIncluded, linesOf, needs, type LineRule } from './price-lines'
import { tierProblems } from './tiers'
import { asked, matches } from './when'

export type Unpriced =
  | { code: 'fact_missing'; fact: FactName; rule: string }
  | { code: 'no_rule' }
  | { code: 'two_rules'; rule: string }
  | { code: 'bad_tiers'; rule: string }
export type Priced = {
  lines: Line[]
  adjustments: Adjustment[]
  notes: Note[]
  /** What the document is adjusted by, also where it came to nothing: lines may be changed by hand. */
  rules: Sourced<AdjustmentRule>[]
}
export type Conditions = { code: string; version: number; rules: readonly Rule[] }

/**
 * Prices what is known of an installation: base → tiers → surcharges → discounts → partner margin → minimum →
 * maximum. The terms' own margin, minimum or maximum replaces the book's. Nothing is assumed: an unknown fact
 * that a rule asks for, two rules of one code, tiers that give a unit two prices or none, or no rule to bill by is an
 * answer of its own.
 */
export function price(input: {
  known: Facts
  book: PriceBook
  terms: Conditions | null
  sale: Sale
  /** The day of delivery (ISO date). */
  on: string
}): { ok: true; priced: Priced } | { ok: false; why: Unpriced } {
  const { known, book, on } = input
  const answers = applicable(input).map(each => ({
    ...each,
    answer: matches(each.rule.when, known),
  }))
  const applied = answers.flatMap(({ rule, from, answer }) =>
    answer === 'yes' ? [{ rule, from }] : [],
  )
  const why =
    missingFact(answers, applied, known) ??
    sameCode(applied) ??
    badTiers(applied) ??
    nothingToBill(applied)
  if (why) return { ok: false, why }

  const { currency } = book
  const all = applied.flatMap(({ rule, from }) =>
    bills(rule) ? linesOf(rule, { known, currency, from, on }) : [],
  )
  const lines = billed(all)
  const adjusting = applied.filter(adjusts)
  const adjustments = adjust(lines, adjusting, { known, currency })
  const included = all.filter(line => !lines.includes(line)).map(includedNote)
  const notes = [...included, ...applied.flatMap(info)]
  return { ok: true, priced: { lines, adjustments, notes, rules: adjusting } }
}

const bills = (rule: Rule): rule is LineRule =>
  rule.kind === 'flat' || rule.kind === 'per_unit' || rule.kind === 'tiered'

function applicable({ book, terms, sale }: Parameters<typeof price>[0]): Sourced[] {
  const single: readonly string[] = ['partner_margin_pct', 'minimum', 'maximum']
  const replaced =
    terms?.rules.filter(rule => single.includes(rule.kind)).map(rule => rule.kind) ?? []
  const fromBook = book.rules.filter(rule => !replaced.includes(rule.kind))
  const origin = new Map<Rule, Sourced['from']>()
  for (const rule of fromBook)
    origin.set(rule, { kind: 'book', code: book.code, version: book.version })
  for (const rule of terms?.rules ?? [])
    origin.set(rule, { kind: 'terms', code: terms?.code ?? '', version: terms?.version ?? 1 })

  return inOrder([...origin.keys()])
    .filter(rule => sale === 'resale' || rule.kind !== 'partner_margin_pct')
    .flatMap(rule => {
      const from = origin.get(rule)
      return from ? [{ rule, from }] : []
    })
}

function missingFact(
  answers: readonly (Sourced & { answer: ReturnType<typeof matches> })[],
  applied: readonly Sourced[],
  known: Facts,
): Unpriced | null {
  for (const { rule, answer } of answers) {
    if (typeof answer === 'object')
      return { code: 'fact_missing', fact: answer.unknown, rule: rule.code }
  }
  for (const { rule } of applied) {
    const fact = (bills(rule) ? needs(rule) : asked(rule.when)).find(name => !known[name])
    if (fact) return { code: 'fact_missing', fact, rule: rule.code }
  }
  return null
}

// Lint keeps such a book from being published; an imported one must not bill twice either.
function sameCode(applied: readonly Sourced[]): Unpriced | null {
  const keys = applied.map(({ rule, from }) => `${from.kind} ${rule.code}`)
  const twice = applied.find((_, index) => keys.indexOf(keys[index] ?? '') < index)
  return twice ? { code: 'two_rules', rule: twice.rule.code } : null
}

// Lint keeps these from being published, too.
function badTiers(applied: readonly Sourced[]): Unpriced | null {
  const bad = applied.find(
    ({ rule }) => rule.kind === 'tiered' && tierProblems(rule.tiers).length > 0,
  )
  return bad ? { code: 'bad_tiers', rule: bad.rule.code } : null
}

function nothingToBill(applied: readonly Sourced[]): Unpriced | null {
  return applied.some(({ rule }) => bills(rule)) ? null : { code: 'no_rule' }
}

// A document has at least one line (BR-16): when all is included, the first says so at zero.
function billed(all: readonly Line[]): Line[] {
  const charged = all.filter(line => !isIncluded(line))
  return charged.length > 0 ? charged : all.slice(0, 1)
}

function includedNote({ rule, text, range, quantity }: Line): Note {
  return { kind: 'included', rule, text, range, quantity }
}

function info({ rule }: Sourced): Note[] {
  if (rule.kind !== 'info') return []
  return [{ kind: 'info', rule: rule.code, text: rule.text, clause: rule.termsClause }]
}
