import { isAmount, isQuantity } from '@/lib/money'
import type { DraftDocument } from './draft'

/** Amounts are kept with 17 digits before the point; nothing that is billed has as many. */
export function isKept({ lines, adjustments, totals, vatInAccounting: stated }: DraftDocument) {
  const { lines: onLines, allowances, charges, net, vatTotal, gross } = totals
  const amounts = [...lines.map(each => each.amount), onLines, net, vatTotal, gross]
  for (const { amount, base } of adjustments) amounts.push(amount, base ?? '0')
  if (stated) amounts.push(stated.amount)
  return (
    [...amounts, allowances, charges].every(isAmount) &&
    lines.every(each => isQuantity(each.quantity))
  )
}
