import { z } from 'zod'

/** When payment is due, counted in calendar days from the document's date. */
export const dueRule = z.strictObject({
  kind: z.enum(['net', 'net_then_end_of_month', 'from_end_of_month']),
  days: z.int().min(0).max(365),
})
export type DueRule = z.infer<typeof dueRule>

/** The due date (ISO) of a document dated `on` (ISO). Dates have no zone: in UTC each day is as long. */
export function dueDate(on: string, { kind, days }: DueRule): string {
  const date = new Date(`${on}T00:00Z`)
  switch (kind) {
    case 'net':
      return iso(later(date, days))
    case 'net_then_end_of_month':
      return iso(endOfMonth(later(date, days)))
    case 'from_end_of_month':
      return iso(later(endOfMonth(date), days))
  }
}

const DAY = 24 * 3_600_000
const later = (date: Date, days: number) => new Date(date.getTime() + days * DAY)
const endOfMonth = (date: Date) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))
const iso = (date: Date) => date.toISOString().slice(0, 10)
