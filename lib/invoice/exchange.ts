import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { amount, currency, exchangeRate, multiply, round, type Currency } from '@/lib/money'
import type { Totals } from './totals'

/** What one unit of `from` cost in `to` on a day (ISO date), and who says so. */
export const rate = z.strictObject({
  from: currency,
  to: currency,
  on: z.iso.date(),
  rate: exchangeRate,
  source: z.string(),
})
export type Rate = z.infer<typeof rate>

/** The VAT of a document in the currency the seller keeps its books in (BT-6, BT-111). */
export const vatInAccounting = z.strictObject({ currency, amount })

export type RateSearch = Pick<Rate, 'from' | 'to' | 'on'>
export type RateFound =
  { ok: true; rate: Rate } | { ok: false; why: { code: 'no_rate' } & RateSearch }

/**
 * The days a published rate stays good for. Central banks publish on banking days; with Easter or Christmas in
 * between the next rate is up to six days away. Older ones were forgotten, not unpublished.
 */
const goodForDays = 7

/**
 * The rate of a day, else the last one before it that is still good; none is a blocked answer. Rates are used in the
 * direction they were entered in: one that is turned round would have digits nobody published.
 */
export function rateOn(rates: readonly Rate[], search: RateSearch): RateFound {
  const { from, to, on } = search
  const oldest = Temporal.PlainDate.from(on).subtract({ days: goodForDays }).toString()
  const [rate] = rates
    .filter(each => each.from === from && each.to === to && oldest <= each.on && each.on <= on)
    .toSorted((a, b) => (a.on > b.on ? -1 : 1))
  return rate ? { ok: true, rate } : { ok: false, why: { code: 'no_rate', from, to, on } }
}

/**
 * The VAT of a document in the seller's accounting currency (BT-111): the whole VAT, multiplied once and rounded once
 * half away from zero. Null when the document is in that currency already (BR-53 asks for it only then).
 */
export function vatIn(
  accounting: Currency,
  { currency, vatTotal }: Pick<Totals, 'vatTotal'> & { currency: Currency },
  rate: Rate | null,
): { currency: Currency; amount: string } | null {
  if (currency === accounting || !rate) return null
  return { currency: accounting, amount: round(multiply(vatTotal, rate.rate), accounting) }
}

/** What a document says of its VAT in the seller's books: by its rate, and nothing where it has none. */
export function stated(
  currency: Currency,
  { vatTotal }: Pick<Totals, 'vatTotal'>,
  exchange: Rate | undefined,
): { vatInAccounting?: z.infer<typeof vatInAccounting> } {
  if (!exchange) return {}
  const said = vatIn(exchange.to, { currency, vatTotal }, exchange)
  return said ? { vatInAccounting: said } : {}
}

/** The rate of a day by which a document is stated in the seller's books; none where it is in their currency already. */
export function exchangeFor(
  rates: readonly Rate[],
  search: RateSearch,
): { ok: true; rate: Rate | undefined } | Extract<RateFound, { ok: false }> {
  return search.from === search.to ? { ok: true, rate: undefined } : rateOn(rates, search)
}
