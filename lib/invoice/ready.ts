import { canonicalJson } from './canonical'
import { isKept, type DraftDocument } from './draft'
import { holds } from './explanation'
import { lineAmount, type Line } from './line'
import { total } from './totals'

/** What is wrong with a document so that it cannot be submitted. */
export const notReadyCodes = ['lines', 'totals', 'too_large'] as const
export type NotReady = (typeof notReadyCodes)[number]

/** Works a document out again: each line and every total must come to what is printed. Empty: it is ready. */
export function notReady(document: DraftDocument): NotReady[] {
  const found = {
    lines: !document.lines.every(line => lineHolds(line, document)),
    totals: canonicalJson(totalsOf(document)) !== canonicalJson(document.totals),
    too_large: !isKept(document),
  }
  return notReadyCodes.filter(code => found[code])
}

// What was changed by hand is quantity times price; its explanation says what it was before.
function lineHolds(line: Line, { currency }: DraftDocument): boolean {
  const { quantity, unitPrice, amount, override, explanation } = line
  return (
    lineAmount(quantity, unitPrice, currency) === amount &&
    holds(explanation, override?.was?.amount ?? amount)
  )
}

function totalsOf({ currency, lines, adjustments, vat, totals }: DraftDocument) {
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  return total({ currency, lines: taxed, adjustments, prepaid: totals.prepaid })
}
