import { compare, greatest, multiply, negate, subtract, type Currency } from '@/lib/money'

/** How far a draft may be from the one before it: beyond both, somebody looks at it first. */
export const outlierRule = {
  percent: '25',
  /** In the currency of the draft; about as much in each. */
  amount: { EUR: '100', USD: '100', GBP: '100', ISK: '15000' },
} as const satisfies { percent: string; amount: Record<Currency, string> }

export const outlierReasons = ['zero', 'first', 'other_currency', 'difference'] as const
export type Outlier = (typeof outlierReasons)[number]

type Sum = { net: string; currency: Currency }

/**
 * Why a draft stands out against the one that stood for the same installation's last release; null when it does not. A
 * draft over nothing, a first one and one in another currency always do. Compared net, without VAT.
 */
export function outlierOf({ net, currency }: Sum, last: Sum | null): Outlier | null {
  if (compare(net, '0') === 0) return 'zero'
  if (last === null) return 'first'
  if (last.currency !== currency) return 'other_currency'
  const apart = size(subtract(net, last.net))
  const { percent, amount } = outlierRule
  const far = compare(multiply(apart, '100'), multiply(size(last.net), percent)) > 0
  return far && compare(apart, amount[currency]) > 0 ? 'difference' : null
}

const size = (amount: string) => greatest(amount, negate(amount))
