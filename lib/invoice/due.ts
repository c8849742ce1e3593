import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** When payment is due, counted in calendar days from the document's date. */
export const dueRule = z.strictObject({
  kind: z.enum(['net', 'net_then_end_of_month', 'from_end_of_month']),
  days: z.int().min(0).max(365),
})
export type DueRule = z.infer<typeof dueRule>

/** The due date (ISO) of a document dated `on` (ISO). Dates have no zone. */
export function dueDate(on: string, { kind, days }: DueRule): string {
  const date = Temporal.PlainDate.from(on)
  switch (kind) {
    case 'net':
      return date.add({ days }).toString()
    case 'net_then_end_of_month':
      return endOfMonth(date.add({ days })).toString()
    case 'from_end_of_month':
      return endOfMonth(date).add({ days }).toString()
  }
}

const endOfMonth = (date: Temporal.PlainDate) => date.with({ day: date.daysInMonth })
