import { z } from 'zod'

/** The calendar periods that a price can be for. */
export const periods = ['month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

/** The days a line is for (ISO dates, both included), of the `days` that its price is for (BT-134, BT-135, BT-149). */
export const servicePeriod = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.int().min(28).max(366),
})
export type ServicePeriod = z.infer<typeof servicePeriod>

/**
 * What is left of the calendar period that a day (ISO date) lies in: from that day to the period's end, both included,
 * and how many days those are. Dates have no zone: in UTC each day is as long.
 */
export function restOf(period: Period, on: string): { left: number; of: ServicePeriod } {
  const date = new Date(`${on}T00:00Z`)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const first = month - (month % months[period])
  const [start, end] = [day(year, first, 1), day(year, first + months[period], 0)]
  const left = daysBetween(date.getTime(), end)
  return { left, of: { from: on, to: iso(end), days: daysBetween(start, end) } }
}

const months = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Period, number>
const DAY = 24 * 3_600_000
const day = (year: number, month: number, of: number) => Date.UTC(year, month, of)
const daysBetween = (from: number, to: number) => (to - from) / DAY + 1
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The last step of a calculation whose price is for a period. */
export const perDay = (period: ServicePeriod | undefined): ['divided', 'period_days', string][] =>
  period ? [['divided', 'period_days', String(period.days)]] : []
