import { compare, minorDigits, negate, sum, type Currency } from '@/lib/money'
import { explain, outcome, workOut, type RuleOrigin } from './explanation'
import type { Facts } from './facts'
import type { Adjustment, Line } from './line'
import type { Rule, RuleOf } from './price-book'
import { asked } from './when'

export type AdjustmentRule = RuleOf<
  | 'surcharge_pct'
  | 'discount_pct'
  | 'discount_abs'
  | 'waiver'
  | 'partner_margin_pct'
  | 'minimum'
  | 'maximum'
>
export type Sourced<Kind extends Rule = Rule> = { rule: Kind; from: RuleOrigin }

const others: readonly Rule['kind'][] = ['flat', 'per_unit', 'tiered', 'info']

/** Whether a rule adjusts the document, rather than bills a line or says something. */
export const adjusts = (sourced: Sourced): sourced is Sourced<AdjustmentRule> =>
  !others.includes(sourced.rule.kind)

type Calculation = Parameters<typeof workOut>[0]

/**
 * Document allowances and charges, in the order given: each takes the net so far, and rounds once.
 * A discount stops at zero; a waiver of everything also waives the minimum, also where there was nothing left to
 * waive. Those of zero are left out.
 */
export function adjust(
  lines: readonly Pick<Line, 'rule' | 'amount'>[],
  rules: readonly Sourced<AdjustmentRule>[],
  { known, currency }: { known: Facts; currency: Currency },
): Adjustment[] {
  const made: Adjustment[] = []
  let subtotal = sum(
    lines.map(line => line.amount),
    currency,
  )
  let waived = false
  for (const { rule, from } of rules) {
    if (rule.kind === 'minimum' && waived) continue
    waived ||= rule.kind === 'waiver' && rule.of.length === 0
    const formula = workOut(calculation(rule, subtotal, lines, currency), currency)
    const amount = outcome(formula)
    if (compare(amount, '0') <= 0) continue

    const type = typeOf(rule)
    const shown = 'percent' in rule && minorDigits[currency] > 0
    made.push({
      type,
      rule: rule.code,
      kind: rule.kind,
      text: rule.text,
      percent: shown ? rule.percent : null,
      base: shown ? subtotal : null,
      amount,
      explanation: explain(rule, { from, known, uses: asked(rule.when) }, formula),
    })
    subtotal = sum([subtotal, type === 'charge' ? amount : negate(amount)], currency)
  }
  return made
}

function typeOf({ kind }: AdjustmentRule): Adjustment['type'] {
  return kind === 'surcharge_pct' || kind === 'minimum' ? 'charge' : 'allowance'
}

function calculation(
  rule: AdjustmentRule,
  subtotal: string,
  lines: readonly Pick<Line, 'rule' | 'amount'>[],
  currency: Currency,
): Calculation {
  switch (rule.kind) {
    case 'surcharge_pct':
    case 'discount_pct':
    case 'partner_margin_pct':
      return [
        ['take', 'subtotal', subtotal],
        ['percent', 'percent', rule.percent],
      ]
    case 'discount_abs':
      return [
        ['take', 'discount', rule.amount],
        ['at_most', 'subtotal', subtotal],
      ]
    case 'waiver':
      return waiver(rule, subtotal, lines, currency)
    case 'minimum':
      return [
        ['take', 'minimum', rule.amount],
        ['minus', 'subtotal', subtotal],
      ]
    case 'maximum':
      return [
        ['take', 'subtotal', subtotal],
        ['minus', 'maximum', rule.amount],
      ]
  }
}

function waiver(
  rule: RuleOf<'waiver'>,
  subtotal: string,
  lines: readonly Pick<Line, 'rule' | 'amount'>[],
  currency: Currency,
): Calculation {
  if (rule.of.length === 0) return [['take', 'subtotal', subtotal]]
  const named = lines.filter(line => rule.of.includes(line.rule)).map(line => line.amount)
  return [
    ['take', 'waived_lines', sum(named, currency)],
    ['at_most', 'subtotal', subtotal],
  ]
}
