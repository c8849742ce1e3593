import { sum, type Currency } from '@/lib/money'
import type { Blocked } from './blocked'
import { draftFor, type DraftInput } from './draft'

/** What a roll-out would lead to if it happened now: sums by currency, and how many are not drafted, by reason. */
export type Expected = {
  drafted: { currency: Currency; count: number; net: string }[]
  blocked: { why: Blocked; count: number }[]
  unbilled: number
  /** Installations whose facts cannot be read, so that nothing can be said about them. */
  unreadable: number
}

/** Drafts without keeping anything, by the same rules as the drafts that are kept. Null stands for unreadable facts. */
export function expectedOf(inputs: readonly (DraftInput | null)[]): Expected {
  const readable = inputs.filter(input => input !== null)
  const results = readable.map(draftFor)
  const drafts = results.flatMap(result => (result.kind === 'drafted' ? [result.draft] : []))
  const blocks = results.flatMap(result => (result.kind === 'blocked' ? [result.why] : []))
  const byCurrency = Map.groupBy(drafts, ({ currency }) => currency)
  const byReason = Map.groupBy(blocks, why => JSON.stringify(why))
  return {
    drafted: [...byCurrency].map(([currency, of]) => ({
      currency,
      count: of.length,
      net: sum(
        of.map(({ totals }) => totals.net),
        currency,
      ),
    })),
    blocked: [...byReason.values()].flatMap(of =>
      of.slice(0, 1).map(why => ({ why, count: of.length })),
    ),
    unbilled: results.length - drafts.length - blocks.length,
    unreadable: inputs.length - readable.length,
  }
}
