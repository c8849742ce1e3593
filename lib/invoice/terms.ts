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

/** Whose paper the terms are: ours, the partner's or the customer's. */
export const termsParties = ['vendor', 'partner', 'customer'] as const

/** One version of terms of sale. Both days of its validity are included. */
export const termsOfSale = z.strictObject({
  code: z.string().min(1),
  version: z.int().min(1),
  level: z.enum(termsLevels),
  /** The installation, operating partner, buyer or selling company they were agreed for. */
  agreedFor: z.string(),
  party: z.enum(termsParties).default('vendor'),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  due: dueRule,
  /** The price book they name; null leaves the vendor's book of the currency. */
  priceBook: z.string().nullable().default(null),
  /** Margin, minimum, discounts and the like that these terms bring. */
  rules: z.array(rule).default([]),
  /** What a referring partner earns, in percent of the net: said, never billed. */
  commissionPercent: percentage.nullable().default(null),
  /** The document they were agreed in: its name and the SHA-256 of what was signed. */
  document: z
    .strictObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .nullable()
    .default(null),
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
  | {
      ok: true
      terms: TermsOfSale
      level: TermsLevel
      passedOver: string[]
      /** Every set of terms that was looked at, strongest first, with why it won or not. */
      considered: Considered[]
    }
  | { ok: false; why: { code: 'no_terms' } | { code: 'two_terms'; codes: string[] } }

export const consideredOutcomes = [
  'won',
  'weaker',
  'not_yet',
  'over',
  'none',
  'no_operator',
] as const

/** One candidate for the terms of a draft, or a level at which nothing was agreed; both days are included. */
export const considered = z.strictObject({
  level: z.enum(termsLevels),
  outcome: z.enum(consideredOutcomes),
  terms: z
    .strictObject({
      code: z.string(),
      version: z.int(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
    })
    .nullable(),
})
export type Considered = z.infer<typeof considered>

/** Exactly one set of terms wins: the strongest level that has any. None, or two of that level, is a blocked answer. */
export function resolveTerms(all: readonly TermsOfSale[], search: TermsSearch): TermsFound {
  const agreed = all.filter(terms => terms.agreedFor === holder(terms.level, search))
  const valid = agreed.filter(terms => standing(terms, search.on) === 'valid')
  const level = termsLevels.find(each => valid.some(terms => terms.level === each))
  const [winner, rival] = valid.filter(terms => terms.level === level)
  if (!winner || !level) return { ok: false, why: { code: 'no_terms' } }
  if (rival)
    return { ok: false, why: { code: 'two_terms', codes: [winner.code, rival.code].toSorted() } }

  const passedOver = valid.filter(terms => terms !== winner).map(terms => terms.code)
  return {
    ...{ ok: true, terms: winner, level, passedOver: passedOver.toSorted() },
    considered: termsLevels.flatMap(each => consider(each, agreed, winner, search)),
  }
}

function standing({ validFrom, validTo }: TermsOfSale, on: string) {
  if (validTo !== null && (validTo < on || validTo < validFrom)) return 'over'
  return on < validFrom ? 'not_yet' : 'valid'
}

function consider(
  level: TermsLevel,
  agreed: readonly TermsOfSale[],
  winner: TermsOfSale,
  search: TermsSearch,
): Considered[] {
  const here = agreed.filter(terms => terms.level === level)
  if (here.length === 0)
    return [
      { level, outcome: holder(level, search) === null ? 'no_operator' : 'none', terms: null },
    ]
  return here.map(terms => {
    const { code, version, validFrom, validTo } = terms
    const stands = standing(terms, search.on)
    const outcome = stands !== 'valid' ? stands : terms === winner ? 'won' : 'weaker'
    return { level, outcome, terms: { code, version, validFrom, validTo } }
  })
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
