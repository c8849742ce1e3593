import { isZero, multiply, type Currency } from '@/lib/money'
import { explain, outcome, workOut, type RuleOrigin } from './explanation'
import type { FactName, Facts } from './facts'
import type { Line } from './line'
import type { RuleOf, Tier } from './price-book'
import { perDay, restOf } from './period'
import { plainUnit, type UnitCode } from './unit'
import { asked } from './when'

export type LineRule = RuleOf<'flat' | 'per_unit' | 'tiered'>
type Step = { tier: Tier; from: number; units: number }
type Context = {
  known: Facts
  currency: Currency
  from: RuleOrigin
  /** The day of delivery (ISO date), from which a price for a period counts. */
  on: string
}

/** The facts a rule needs: those of its condition and the one it counts. */
export function needs(rule: LineRule): FactName[] {
  return rule.kind === 'flat' ? asked(rule.when) : [...asked(rule.when), rule.quantityFrom]
}

/** The lines one rule gives for known facts. Tiers give a line each; units a tier includes give one of zero. */
export function linesOf(rule: LineRule, context: Context): Line[] {
  if (rule.kind === 'flat') return [single(rule, context, { quantity: '1', price: rule.price })]
  const count = context.known[rule.quantityFrom]?.value ?? 0
  if (rule.kind === 'per_unit')
    return [single(rule, context, { quantity: String(count), price: rule.price })]
  return rule.mode === 'graduated'
    ? graduated(rule.tiers, count).map(step => ofTier(rule, context, step, count))
    : [volume(rule, context, count)]
}

/** A tier whose units cost nothing, or that has none, is said, not billed. */
export const isIncluded = ({ range, unitPrice, quantity }: Line) =>
  range !== null && (isZero(unitPrice) || isZero(quantity))

function single(
  rule: LineRule,
  context: Context,
  { quantity, price }: { quantity: string; price: string },
): Line {
  const of = rule.kind === 'flat' ? 'one' : rule.quantityFrom
  return build(rule, context, { quantity, price, range: null }, [
    ['take', of, quantity],
    ['times', 'price', price],
  ])
}

// 14 nodes over tiers 1–3, 4–10, 11–50: 3, 7 and 4 units.
function graduated(tiers: readonly Tier[], count: number): Step[] {
  return tiers
    .map((tier, index) => {
      const before = tiers[index - 1]?.upTo ?? 0
      const units = Math.max(0, Math.min(count, tier.upTo ?? count) - before)
      return { tier, from: before + 1, units }
    })
    .filter(({ units }, index) => units > 0 || (index === 0 && count === 0))
}

function ofTier(rule: RuleOf<'tiered'>, context: Context, step: Step, count: number): Line {
  const { tier, from, units } = step
  const capped: Calculation = tier.upTo === null ? [] : [['at_most', 'tier_end', String(tier.upTo)]]
  const based: Calculation = from === 1 ? [] : [['minus', 'tier_start', String(from - 1)]]
  return build(
    rule,
    context,
    { quantity: String(units), price: tier.price, range: { from, to: tier.upTo } },
    [
      ['take', rule.quantityFrom, String(count)],
      ...capped,
      ...based,
      ['times', 'price', tier.price],
    ],
  )
}

function volume(rule: RuleOf<'tiered'>, context: Context, count: number): Line {
  const index = rule.tiers.findIndex(({ upTo }) => upTo === null || count <= upTo)
  const tier = rule.tiers[index]
  if (!tier) throw new Error(`Rule ${rule.code} has no tier for ${count}`)
  const from = (rule.tiers[index - 1]?.upTo ?? 0) + 1
  return build(
    rule,
    context,
    { quantity: String(count), price: tier.price, range: { from, to: tier.upTo } },
    [
      ['take', rule.quantityFrom, String(count)],
      ['times', 'price', tier.price],
    ],
  )
}

type Calculation = Parameters<typeof workOut>[0][number][]

function build(
  rule: LineRule,
  { known, currency, from, on }: Context,
  { quantity, price, range }: { quantity: string; price: string; range: Line['range'] },
  calculation: Calculation,
): Line {
  const { steps, ...counted } = byDay(rule, { quantity, price, on, range })
  const formula = workOut([...calculation, ...steps], currency)
  return {
    rule: rule.code,
    text: rule.text,
    range,
    ...counted,
    unitPrice: price,
    amount: outcome(formula),
    explanation: explain(rule, { from, known, uses: needs(rule) }, formula),
  }
}

type Counted = Pick<Line, 'quantity' | 'period'> & { unitCode: UnitCode; steps: Calculation }

// What a tier includes is not counted in days.
function byDay(
  { prorated, unitCode = plainUnit }: LineRule,
  {
    quantity,
    price,
    on,
    range,
  }: { quantity: string; price: string; on: string; range: Line['range'] },
): Counted {
  if (!prorated || (range !== null && isZero(price))) return { quantity, unitCode, steps: [] }
  const { left, of } = restOf(prorated, on)
  const days = String(left)
  const steps: Calculation = [['times', 'days', days], ...perDay(of)]
  return { quantity: multiply(quantity, days), unitCode: 'DAY', period: of, steps }
}
