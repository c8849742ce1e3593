import { z } from 'zod'
import { percentage } from '@/lib/money'
import { dueRule } from './due'
import type { Party } from './party'
import { rule } from './price-book'

export const sales = ['direct', 'resale', 'referral'] as const
export type Sale = (typeof sales)[number]

/** Whose terms they are, strongest first: exactly this order decides. */
export const termsLevels = [
  'contract_override',
  'operator_agreement',
  'buyer_negotiated',
  'vendor_general',
] as const
export type TermsLevel = (typeof termsLevels)[number]

/** One version of terms of sale. Both days of its validity are included. */
export const termsOfSale = z.strictObject({
  code: z.string().min(1),
  version: z.int().min(1),
  level: z.enum(termsLevels),
  /** The installation, operating partner, buyer or selling company they were agreed for. */
  agreedFor: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  due: dueRule,
  /** The price book they name; null leaves the vendor's book of the currency. */
  priceBook: z.string().nullable().default(null),
  /** Margin, minimum, discounts and the like that these terms bring. */
  rules: z.array(rule).default([]),
  /** What a referring partner earns, in percent of the net: said, never billed. */
  commissionPercent: percentage.nullable().default(null),
})
export type TermsOfSale = z.infer<typeof termsOfSale>

/** Who buys: the partner of a resale, else the customer. Null when a resale has no partner. */
export function buyerOf(sale: Sale, parties: { customer: Party; partner: Party | null }) {
  return sale === 'resale' ? parties.partner : parties.customer
}

export type TermsSearch = {
  installationId: string
  /** The partner that operates the installation, when one does. */
  operatorId: string | null
  buyerId: string
  sellerId: string
  /** The day they must be valid on (ISO date). */
  on: string
}
export type TermsFound =
  | { ok: true; terms: TermsOfSale; level: TermsLevel; passedOver: string[] }
  | { ok: false; why: { code: 'no_terms' } | { code: 'two_terms'; codes: string[] } }

/** Exactly one set of terms wins: the strongest level that has any. None, or two of that level, is a blocked answer. */
export function resolveTerms(all: readonly TermsOfSale[], search: TermsSearch): TermsFound {
  const valid = all.filter(
    terms =>
      terms.agreedFor === holder(terms.level, search) &&
      terms.validFrom <= search.on &&
      (terms.validTo === null || search.on <= terms.validTo),
  )
  const level = termsLevels.find(each => valid.some(terms => terms.level === each))
  const [winner, rival] = valid.filter(terms => terms.level === level)
  if (!winner || !level) return { ok: false, why: { code: 'no_terms' } }
  if (rival)
    return { ok: false, why: { code: 'two_terms', codes: [winner.code, rival.code].toSorted() } }

  const passedOver = valid.filter(terms => terms !== winner).map(terms => terms.code)
  return { ok: true, terms: winner, level, passedOver: passedOver.toSorted() }
}

function holder(level: TermsLevel, search: TermsSearch): string | null {
  switch (level) {
    case 'contract_override':
      return search.installationId
    case 'operator_agreement':
      return search.operatorId
    case 'buyer_negotiated':
      return search.buyerId
    case 'vendor_general':
      return search.sellerId
  }
}
