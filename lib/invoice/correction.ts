import { Temporal } from 'temporal-polyfill'
import { negate, sum } from '@/lib/money'
import { canonicalJson } from './canonical'
import type { DraftDocument } from './draft'
import { stated } from './exchange'
import { recompute, workOut } from './explanation'
import { keyOf } from './layer'
import type { Adjustment, Line } from './line'
import { perDay } from './period'
import { total } from './totals'

type Calculation = Parameters<typeof workOut>[0]
type Corrected = { number: number; draftId: string }

/**
 * The document that takes back what is still billed of a draft: its lines with negative quantities and the same prices,
 * its discounts as charges and the other way round. With `instead` it bills that in the same document. Null when both
 * do not fit into one: another currency, or, while something is still billed, another buyer, seller, VAT or exchange
 * rate. What is taken back is stated by the rate it was stated by.
 */
export function correctionOf(
  billed: DraftDocument,
  of: Corrected,
  on: string,
  instead: DraftDocument | null,
): DraftDocument | null {
  if (instead && !fits(billed, instead)) return null
  const now = instead ?? billed
  const lines = named([
    ...billed.lines.map(line => takenBack(line, billed)),
    ...(instead?.lines ?? []),
  ])
  const adjustments = [...billed.adjustments.map(turned), ...(instead?.adjustments ?? [])]
  const { currency, vat, exchange } = now
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  const prepaid = sum([negate(billed.totals.prepaid), instead?.totals.prepaid ?? '0'], currency)
  const totals = total({ currency, lines: taxed, adjustments, prepaid })
  const dueOn = later(on, billed.lines.length > 0 ? billed : now)
  return {
    ...{ ...now, corrects: of, issuedOn: on, dueOn, lines, adjustments, notes: [], totals },
    ...stated(currency, totals, exchange),
  }
}

function fits(a: DraftDocument, b: DraftDocument) {
  if (a.lines.length === 0) return a.currency === b.currency
  return canonicalJson(heading(a)) === canonicalJson(heading(b))
}

const heading = ({ sellerId, buyerId, currency, vat, exchange }: DraftDocument) => [
  ...[sellerId, buyerId, currency, vat],
  exchange ?? null,
]

// What was billed in several documents may have lines of one rule more than once.
function named(lines: readonly Line[]): Line[] {
  const names = new Map<string, number>()
  return lines.map(line => {
    const key = keyOf(line)
    const count = (names.get(key) ?? 0) + 1
    names.set(key, count)
    return count === 1 ? line : { ...line, key: `${key}#${String(count)}` }
  })
}

// What was changed by hand is taken back as it was printed; what was worked out, by the same steps.
function takenBack({ override, key: _, ...line }: Line, { currency }: DraftDocument): Line {
  const { formula } = line.explanation
  const computed: Calculation = formula.flatMap(step =>
    step.op === 'round' ? [] : [[step.op, step.of, step.by]],
  )
  const byHand: Calculation = [
    ['take', 'quantity', line.quantity],
    ['times', 'price', line.unitPrice],
    ...perDay(line.period),
  ]
  const steps = workOut(
    [...(override ? byHand : computed), ['times', 'taken_back', '-1']],
    currency,
  )
  const explanation = { ...line.explanation, formula: steps }
  return { ...line, quantity: negate(line.quantity), amount: recompute(explanation), explanation }
}

const turned = ({ takesBack: _, ...adjustment }: Adjustment): Adjustment => ({
  ...adjustment,
  takesBack: true,
  type: adjustment.type === 'charge' ? 'allowance' : 'charge',
})

// As many days as the draft gave: a correction of terms is not one of days.
function later(on: string, { issuedOn, dueOn }: DraftDocument) {
  const days = Temporal.PlainDate.from(issuedOn).until(dueOn, { largestUnit: 'days' }).days
  return Temporal.PlainDate.from(on).add({ days }).toString()
}
