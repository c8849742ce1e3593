import { sum, type Currency } from '@/lib/money'
import type { Outlier } from './outlier'

type Amounts = {
  currency: Currency | null
  net: string | null
  gross: string | null
  outlier: Outlier | null
}
export type Summary = {
  currency: Currency
  count: number
  net: string
  gross: string
  outliers: number
}

/** What several drafts come to, per currency: amounts of different currencies are never added. */
export function summaryOf(drafts: readonly Amounts[]): Summary[] {
  const found = new Set(drafts.flatMap(({ currency }) => currency ?? []))
  return [...found].toSorted().map(currency => {
    const own = drafts.filter(draft => draft.currency === currency)
    return {
      currency,
      count: own.length,
      net: sum(
        own.flatMap(({ net }) => net ?? []),
        currency,
      ),
      gross: sum(
        own.flatMap(({ gross }) => gross ?? []),
        currency,
      ),
      outliers: own.filter(({ outlier }) => outlier !== null).length,
    }
  })
}
