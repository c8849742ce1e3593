import { z } from 'zod'
import {
  amount,
  divide,
  multiply,
  percentage,
  percentOf,
  quantity,
  round,
  unitPrice,
  type Currency,
} from '@/lib/money'
import { explanation } from './explanation'
import { servicePeriod, type ServicePeriod } from './period'
import { unitCodes } from './unit'

export const lineText = z.strictObject({ en: z.string(), fr: z.string(), is: z.string() })
/** The units a tier covers, both ends included; `to` is null without end. */
const range = z.strictObject({ from: z.int(), to: z.int().nullable() }).nullable()

/** What a line came to before somebody changed it. */
export const sums = z.strictObject({
  ...{ quantity, unitPrice, amount },
  period: servicePeriod.optional(),
})
export type Sums = z.infer<typeof sums>

/** Who changed a line, when and why. `was` is what the rules came to; null for a line that somebody added. */
const overridden = z.strictObject({
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  was: sums.nullable(),
})

/** One line of a draft: quantity × unit price, rounded once. A negative amount lives in the quantity. */
export const line = z.strictObject({
  /** What it is called when it is changed by hand, where its rule alone does not say it. */
  key: z.string().optional(),
  rule: z.string(),
  text: lineText,
  range,
  quantity,
  /** Absent in lines from before it was kept: one each. */
  unitCode: z.enum(unitCodes).optional(),
  unitPrice,
  /** The days it counts, of as many as its price is for; absent where a price is for one unit. */
  period: servicePeriod.optional(),
  amount,
  explanation,
  override: overridden.optional(),
})

/** A document allowance (takes off) or charge (adds). Amounts are from zero up, `type` carries the sign. */
export const adjustment = z.strictObject({
  type: z.enum(['allowance', 'charge']),
  rule: z.string(),
  kind: z.string(),
  text: lineText,
  /** Both null where the printed amount could not be recomputed from them (whole currencies). */
  percent: percentage.nullable(),
  base: amount.nullable(),
  amount,
  explanation,
  /** What was taken off or added before is turned round. */
  takesBack: z.literal(true).optional(),
})

/** What a reader should know and nobody is billed for. */
export const note = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('included'),
    rule: z.string(),
    text: lineText,
    range,
    quantity,
  }),
  z.strictObject({
    kind: z.literal('info'),
    rule: z.string(),
    text: lineText,
    clause: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('referral_commission'),
    partnerId: z.string(),
    percent: percentage,
    amount,
  }),
])

export type Line = z.infer<typeof line>
export type Adjustment = z.infer<typeof adjustment>
export type Note = z.infer<typeof note>

/** Whether a line takes another one back: its calculation says so, also of a quantity of zero. */
export const isTakenBack = ({ explanation: { formula } }: Pick<Line, 'explanation'>) =>
  formula.some(step => step.op !== 'round' && step.of === 'taken_back')

/** The commission follows what is billed. */
export function followed(note: Note, net: string, of: Currency): Note {
  if (note.kind !== 'referral_commission') return note
  return { ...note, amount: round(percentOf(net, note.percent), of) }
}

/**
 * EN 16931: a line's amount is quantity × price, by the days that the price is for where it is for a period, rounded
 * once, half away from zero.
 */
export const lineAmount = (quantity: string, price: string, of: Currency, per?: ServicePeriod) =>
  round(unrounded(quantity, price, per ? String(per.days) : null), of)

/** Quantity × price, by how many the price is for (BT-149; null: one). */
export const unrounded = (quantity: string, price: string, base: string | null) =>
  base === null ? multiply(quantity, price) : divide(multiply(quantity, price), base)
