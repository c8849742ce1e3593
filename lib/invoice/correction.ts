import { Temporal } from 'temporal-polyfill'
import { negate, sum } from '@/lib/money'
import { canonicalJson } from './canonical'
import type { DraftDocument } from './draft'
import { stated } from './exchange'
import { recompute, workOut } from './explanation'
import type { Adjustment, Line } from './line'
import { total } from './totals'

type Calculation = Parameters<typeof workOut>[0]
type Corrected = { number: number; draftId: string }

/**
 * The document that takes a handed-over draft back: its lines with negative quantities and the same prices, its
 * discounts as charges and the other way round. With `instead` it bills that in the same document. Null when both do
 * not fit into one: another buyer, seller, currency, VAT or exchange rate. What is taken back is stated by the rate it was
 * stated by.
 */
export function correctionOf(
  original: DraftDocument,
  of: Corrected,
  on: string,
  instead: DraftDocument | null,
): DraftDocument | null {
  if (instead && !fits(original, instead)) return null
  const { rules: _, corrects: __, ...kept } = original
  const lines = [
    ...original.lines.map(line => takenBack(line, original)),
    ...(instead?.lines ?? []),
  ]
  const adjustments = [...original.adjustments.map(turned), ...(instead?.adjustments ?? [])]
  const { currency, vat, totals, exchange } = original
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  const prepaid = sum([negate(totals.prepaid), instead?.totals.prepaid ?? '0'], currency)
  const summed = total({ currency, lines: taxed, adjustments, prepaid })
  return {
    ...kept,
    ...{ corrects: of, issuedOn: on, dueOn: later(on, original), lines, adjustments, notes: [] },
    totals: summed,
    ...stated(currency, summed, exchange),
  }
}

const fits = (a: DraftDocument, b: DraftDocument) =>
  canonicalJson(heading(a)) === canonicalJson(heading(b))

const heading = ({ sellerId, buyerId, currency, vat, exchange }: DraftDocument) => [
  ...[sellerId, buyerId, currency, vat],
  exchange ?? null,
]

// What was changed by hand is taken back as it was printed; what was worked out, by the same steps.
function takenBack({ override, ...line }: Line, { currency }: DraftDocument): Line {
  const { formula } = line.explanation
  const computed: Calculation = formula.flatMap(step =>
    step.op === 'round' ? [] : [[step.op, step.of, step.by]],
  )
  const byHand: Calculation = [
    ['take', 'quantity', line.quantity],
    ['times', 'price', line.unitPrice],
  ]
  const steps = workOut(
    [...(override ? byHand : computed), ['times', 'taken_back', '-1']],
    currency,
  )
  const explanation = { ...line.explanation, formula: steps }
  return { ...line, quantity: negate(line.quantity), amount: recompute(explanation), explanation }
}

const turned = (adjustment: Adjustment): Adjustment => ({
  ...adjustment,
  type: adjustment.type === 'charge' ? 'allowance' : 'charge',
})

// As many days as the draft gave: a correction of terms is not one of days.
function later(on: string, { issuedOn, dueOn }: DraftDocument) {
  const days = Temporal.PlainDate.from(issuedOn).until(dueOn, { largestUnit: 'days' }).days
  return Temporal.PlainDate.from(on).add({ days }).toString()
}
