import { z } from 'zod'
import {
  add,
  currency,
  decimal,
  divide,
  greatest,
  least,
  multiply,
  percentOf,
  round,
  subtract,
  worked,
  type Currency,
} from '@/lib/money'
import { cite, citedFact, type FactName, type Facts } from './facts'
import type { Rule } from './price-book'

const ops = ['take', 'plus', 'minus', 'times', 'divided', 'percent', 'at_most', 'at_least'] as const
const operands = [
  'one',
  'quantity',
  'taken_back',
  'nodes',
  'environments',
  'tier_start',
  'tier_end',
  'price',
  'days',
  'period_days',
  'subtotal',
  'waived_lines',
  'percent',
  'discount',
  'minimum',
  'maximum',
] as const
type Op = (typeof ops)[number]
type Operand = (typeof operands)[number]

/** One step of a calculation: what was done with which operand, and the result, unrounded but for `round`. */
export const step = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(ops), of: z.enum(operands), by: decimal, result: worked }),
  z.strictObject({ op: z.literal('round'), currency, result: decimal }),
])
export type Step = z.infer<typeof step>

/** Where a rule stands: a version of a price book, or of the terms of sale. A line added by hand stands in neither. */
export const ruleOrigin = z.strictObject({
  kind: z.enum(['book', 'terms', 'hand']),
  code: z.string(),
  version: z.int().min(1),
})
export type RuleOrigin = z.infer<typeof ruleOrigin>

/** Why an amount is what it is: facts with source and date → rule and version → formula → clause. */
export const explanation = z.strictObject({
  facts: z.array(citedFact),
  rule: z.strictObject({ code: z.string(), kind: z.string(), from: ruleOrigin }),
  formula: z.array(step),
  clause: z.string().nullable(),
})
export type Explanation = z.infer<typeof explanation>

/** Writes the explanation of one amount. `formula` lists operations from a first `take` on; rounding is added as its last step. */
export function explain(
  rule: Rule,
  { from, known, uses }: { from: RuleOrigin; known: Facts; uses: readonly FactName[] },
  formula: Step[],
): Explanation {
  return {
    facts: cite(known, uses),
    rule: { code: rule.code, kind: rule.kind, from },
    formula,
    clause: rule.termsClause,
  }
}

/** Carries out a calculation and keeps each step; the last one rounds, once, to the currency. */
export function workOut(calculation: readonly [Op, Operand, string][], to: Currency): Step[] {
  const steps: Step[] = []
  let running = '0'
  for (const [op, of, by] of calculation) {
    running = apply(op, running, by)
    steps.push({ op, of, by, result: running })
  }
  return [...steps, { op: 'round', currency: to, result: round(running, to) }]
}

/** The amount an explanation arrives at, worked out again from its operands alone. */
export function recompute({ formula }: Explanation): string {
  return formula.reduce((running, each) => redo(running, each), '0')
}

/** Whether every step of an explanation, and its last one, say what a recalculation says. */
export function holds({ formula }: Explanation, printed: string): boolean {
  let running = '0'
  const steady = formula.every(each => {
    running = redo(running, each)
    return running === each.result
  })
  return steady && formula.at(-1)?.op === 'round' && running === printed
}

/** The amount at the end of a formula. */
export const outcome = (formula: readonly Step[]) => formula.at(-1)?.result ?? '0'

function redo(running: string, each: Step) {
  return each.op === 'round' ? round(running, each.currency) : apply(each.op, running, each.by)
}

function apply(op: Op, running: string, by: string): string {
  switch (op) {
    case 'take':
      return by
    case 'plus':
      return add(running, by)
    case 'minus':
      return subtract(running, by)
    case 'times':
      return multiply(running, by)
    // Of amounts per day of a year, 20 digits are more than the half of a cent can be missed by.
    case 'divided':
      return divide(running, by)
    case 'percent':
      return percentOf(running, by)
    case 'at_most':
      return least(running, by)
    case 'at_least':
      return greatest(running, by)
  }
}
