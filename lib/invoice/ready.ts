import { canonicalJson } from './canonical'
import { check } from './check/check'
import { complete } from './document/complete'
import { modelOf } from './document/model-of'
import type { Standing } from './document/standing'
import type { DraftDocument } from './draft'
import { stated } from './exchange'
import { holds } from './explanation'
import { isKept } from './kept'
import { lineAmount, type Line } from './line'
import { total } from './totals'

/** What is wrong with a document so that it cannot be submitted. */
export const notReadyCodes = ['parties', 'lines', 'totals', 'too_large'] as const
export type NotReady = (typeof notReadyCodes)[number]

/** Works a document out again: each line and every total must come to what is printed. Empty: it is ready. */
export function notReady(document: DraftDocument): NotReady[] {
  const found = {
    parties: complete(document) === null,
    lines: !document.lines.every(line => lineHolds(line, document)),
    totals: !totalsHold(document),
    too_large: !isKept(document),
  }
  return notReadyCodes.filter(code => found[code])
}

/**
 * The rules of EN 16931 that a document breaks, by their official ids: an invoice that breaks one is none anywhere.
 * What Peppol, France and Iceland ask beyond that depends on how the invoice is sent, and is only shown.
 */
export function brokenRules(
  document: DraftDocument,
  draft: Pick<Standing, 'number' | 'revision'>,
): string[] {
  const whole = complete(document)
  if (!whole) return []
  const findings = check(modelOf(whole, { ...draft, state: 'draft' })).flatMap(
    ({ name, findings }) => (name === 'en16931' ? findings : []),
  )
  const fatal = findings.filter(({ severity }) => severity === 'fatal')
  return [...new Set(fatal.map(({ rule }) => rule))]
}

// What was changed by hand is quantity times price; its explanation says what it was before.
function lineHolds(line: Line, { currency }: DraftDocument): boolean {
  const { quantity, unitPrice, period, amount, override, explanation } = line
  return (
    lineAmount(quantity, unitPrice, currency, period) === amount &&
    holds(explanation, override?.was?.amount ?? amount)
  )
}

function totalsHold(document: DraftDocument): boolean {
  const { currency, totals, exchange, vatInAccounting } = document
  const worked = [totalsOf(document), stated(currency, totals, exchange).vatInAccounting ?? null]
  return canonicalJson(worked) === canonicalJson([totals, vatInAccounting ?? null])
}

function totalsOf({ currency, lines, adjustments, vat, totals }: DraftDocument) {
  const taxed = lines.map(({ amount }) => ({ amount, vat }))
  return total({ currency, lines: taxed, adjustments, prepaid: totals.prepaid })
}
