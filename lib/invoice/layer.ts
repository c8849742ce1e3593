import { z } from 'zod'
import { negate, quantity, unitPrice } from '@/lib/money'
import { adjust, adjusts } from './adjust'
import type { DraftDocument } from './draft'
import { stated } from './exchange'
import { outcome, workOut, type Explanation } from './explanation'
import {
  followed,
  isTakenBack,
  lineAmount,
  lineText,
  sums,
  type Adjustment,
  type Line,
  type Sums,
} from './line'
import { perDay, servicePeriod } from './period'
import { linesLeft } from './still-billed'
import { total } from './totals'
import { plainUnit, unitCodes } from './unit'

const laid = { key: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() }

/**
 * Something that a person lays over what the rules came to. `was` is the computed line it was laid on: by this it is
 * noticed when that line changes underneath.
 */
export const override = z.discriminatedUnion('kind', [
  z.strictObject({
    ...laid,
    kind: z.literal('changed'),
    /** Null leaves what the rules came to. */
    quantity: quantity.nullable(),
    unitPrice: unitPrice.nullable(),
    /** What was set counts these days, or none, whatever its line counts by now; absent: as the line does. */
    period: servicePeriod.nullable().optional(),
    unitCode: z.enum(unitCodes).optional(),
    was: sums,
  }),
  z.strictObject({ ...laid, kind: z.literal('dropped'), was: sums }),
  z.strictObject({
    ...laid,
    kind: z.literal('added'),
    text: lineText,
    quantity,
    unitPrice,
    period: servicePeriod.optional(),
    unitCode: z.enum(unitCodes).optional(),
  }),
])
export type Override = z.infer<typeof override>
export type Layer = readonly Override[]

/**
 * What a line is called when it is changed by hand: its rule and, of tiers, the first unit; `back:` when it takes
 * another back. Where two would be called alike, the later one has a name of its own.
 */
export function keyOf(line: Line) {
  const { key, rule, range } = line
  const back = isTakenBack(line) ? 'back:' : ''
  return key ?? `${back}${rule}${range ? `@${String(range.from)}` : ''}`
}

export const sumsOf = ({ quantity, unitPrice, amount, period }: Line): Sums => ({
  ...{ quantity, unitPrice, amount },
  ...(period && { period }),
})

/**
 * The document as it is printed: the computed one with what people laid over it. Discounts, VAT and totals follow
 * the changed lines by the same rules. May come out without a line, which is for the caller to refuse.
 */
export function layered(base: DraftDocument, layer: Layer): DraftDocument {
  if (layer.length === 0) return base
  const kept = base.lines.flatMap(line => {
    const over = layer.find(({ key }) => key === keyOf(line))
    return over ? laidOver(line, over, base) : [line]
  })
  const lines = [
    ...kept,
    ...layer.flatMap(over => (over.kind === 'added' ? added(over, base) : [])),
  ]
  return summed(base, lines)
}

function laidOver(line: Line, over: Override, { currency }: DraftDocument): Line[] {
  switch (over.kind) {
    case 'dropped':
      return []
    case 'added':
      return [line]
    case 'changed':
      return [changed(line, over, currency)]
  }
}

function changed(
  line: Line,
  over: Extract<Override, { kind: 'changed' }>,
  currency: DraftDocument['currency'],
): Line {
  const quantity = over.quantity ?? line.quantity
  const unitPrice = over.unitPrice ?? line.unitPrice
  const counted = countedAs(line, over)
  const amount = lineAmount(quantity, unitPrice, currency, counted.period)
  const override = said(over, sumsOf(line))
  const { period: _, ...rest } = line
  return { ...rest, quantity, unitPrice, ...counted, amount, override }
}

function countedAs(
  { period, unitCode }: Line,
  set: Pick<Extract<Override, { kind: 'changed' }>, 'period' | 'unitCode'>,
): Pick<Line, 'period' | 'unitCode'> {
  if (set.period) return { period: set.period, unitCode: 'DAY' }
  if (set.period === null) return { unitCode: set.unitCode ?? (period ? plainUnit : unitCode) }
  return { ...(period && { period }), unitCode }
}

function added(over: Extract<Override, { kind: 'added' }>, { currency }: DraftDocument): Line {
  const { key, text, quantity, unitPrice, period } = over
  const unitCode = period ? 'DAY' : over.unitCode
  const formula = workOut(
    [['take', 'quantity', quantity], ['times', 'price', unitPrice], ...perDay(period)],
    currency,
  )
  const from: Explanation['rule']['from'] = { kind: 'hand', code: key, version: 1 }
  return {
    ...{ rule: key, text, range: null, ...(period && { period }), ...(unitCode && { unitCode }) },
    ...{ quantity, unitPrice, amount: outcome(formula) },
    explanation: { facts: [], rule: { code: key, kind: 'added', from }, formula, clause: null },
    override: said(over, null),
  }
}

const said = ({ reason, by, at }: Override, was: Sums | null) => ({ reason, by, at, was })

function summed(base: DraftDocument, lines: Line[]): DraftDocument {
  const { currency, vat, totals, exchange } = base
  const adjustments = adjusted(base, lines)
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  const summed = total({ currency, lines: taxed, adjustments, prepaid: totals.prepaid })
  const notes = base.notes.map(note => followed(note, summed.net, currency))
  const said = stated(currency, summed, exchange)
  return { ...base, lines, adjustments, notes, totals: summed, ...said }
}

// A correction takes every discount back, and gives those again that what it leaves standing comes to.
function adjusted(base: DraftDocument, lines: Line[]): Adjustment[] {
  const { rules = [], facts: known, currency, corrects, adjustments } = base
  const anew = (billed: readonly Line[]) =>
    adjust(billed, rules.filter(adjusts), { known, currency })
  if (!corrects) return base.rules ? anew(lines) : adjustments
  const left = linesLeft(lines, takenBackBy(base))
  return [...adjustments.filter(each => each.takesBack), ...(left.length > 0 ? anew(left) : [])]
}

/** The lines that a computed correction takes back, as they stood. */
const takenBackBy = ({ lines }: DraftDocument): Line[] =>
  lines.filter(isTakenBack).map(line => ({
    ...{ ...line, quantity: negate(line.quantity), amount: negate(line.amount) },
  }))
