import { z } from 'zod'
import { currency, subtract, sum, amount } from '@/lib/money'
import { blockedWhy } from './block'
import { aspects, differenceOf } from './difference'
import type { DraftDocument, Drafting } from './draft'
import { factNames } from './facts'
import { notBillableReasons } from './ledger'

const value = z.union([z.string(), z.number(), z.boolean()]).nullable()

/** How far what is known now has moved away from what a draft was made from. */
export const drift = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changed'),
    facts: z.array(z.object({ name: z.enum(factNames), was: value, is: value })),
    other: z.array(z.enum(aspects)),
    currency,
    was: amount,
    is: amount,
    /** What the net would be more; below zero: less. Null when the currency is another. */
    more: amount.nullable(),
  }),
  z.object({ kind: z.literal('blocked'), why: blockedWhy }),
  z.object({ kind: z.literal('not_billable'), why: z.enum(notBillableReasons) }),
])
export type Drift = z.infer<typeof drift>

/**
 * Compares the computed document of a draft with what would be drafted now; null when it comes to the same. It
 * changes nothing: after an approval nothing is worked out anew by itself.
 */
export function driftOf(base: DraftDocument, now: Drafting): Drift | null {
  if (now.kind !== 'drafted') return { kind: now.kind, why: now.why } as Drift
  const found = differenceOf(base, now.draft)
  if (!found) return null
  const { facts, other } = found
  const [was, is] = [base.totals.net, now.draft.totals.net]
  const { currency } = now.draft
  const more = base.currency === currency ? sum([subtract(is, was)], currency) : null
  return { kind: 'changed', facts, other, currency, was, is, more }
}
