import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { percentage } from '@/lib/money'

/** A rate of VAT and the day it begins (ISO date). It is in force until the next one of its country and category begins. */
export const vatRate = z.strictObject({
  country: z.enum(['FR', 'IS']),
  /** UNTDID 5305; only the standard rate is charged here. */
  category: z.literal('S'),
  rate: percentage,
  from: z.iso.date(),
})
export type VatRate = z.infer<typeof vatRate>

/** The rate of a country in force on a day (ISO date); null when none is on file for it. */
export function rateOn(rates: readonly VatRate[], country: string, on: string): VatRate | null {
  const begun = rates.filter(rate => rate.country === country && rate.from <= on)
  return begun.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
}

/** The last day a rate is in force: the one before the next begins; null while none does. */
export function lastDayOf(rates: readonly VatRate[], { country, from }: VatRate): string | null {
  const next = rates
    .filter(rate => rate.country === country && rate.from > from)
    .map(rate => rate.from)
    .toSorted()[0]
  return next === undefined ? null : dayBefore(next)
}

/** The day (ISO date) before another. */
export const dayBefore = (day: string) =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
