import { z } from 'zod'
import { amount, currency, percentage, unitPrice } from '@/lib/money'
import { periods } from './period'
import { unitCodes } from './unit'
import { when } from './when'

export const locales = ['en', 'fr', 'is'] as const
// JSON can spell a NUL and half a character, which the database cannot keep.
const words = z.string().regex(/^[^\0\p{Cs}]*$/u, 'not-text')
const text = z.strictObject({ en: words, fr: words, is: words })

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'not-a-code')
const positive = amount.refine(value => !value.startsWith('-'), 'negative')
const quantityFrom = z.enum(['nodes', 'environments'])

/** Up to and including `upTo` units, each at `price`; null is without end. */
const tier = z.strictObject({ upTo: z.int().min(1).nullable(), price: unitPrice })
export type Tier = z.infer<typeof tier>

const everyRule = {
  code,
  /** Order inside the rule's stage. */
  seq: z.int().min(0),
  when: when.default({}),
  text,
  /** The clause of the terms of sale that allows this. */
  termsClause: words.trim().min(1).nullable().default(null),
}

/** What the lines of a rule count; one each when it names nothing. */
const unitCode = z.enum(unitCodes).optional()
/** What the price is for: billed by the day, from the delivery to the end of the calendar period. */
const prorated = z.enum(periods).optional()
const lineRule = { ...everyRule, unitCode, prorated }

export const rule = z.discriminatedUnion('kind', [
  z.strictObject({ ...lineRule, kind: z.literal('flat'), price: unitPrice }),
  z.strictObject({ ...lineRule, kind: z.literal('per_unit'), quantityFrom, price: unitPrice }),
  z.strictObject({
    ...lineRule,
    kind: z.literal('tiered'),
    mode: z.enum(['graduated', 'volume']),
    quantityFrom,
    tiers: z.array(tier).min(1, 'required'),
  }),
  z.strictObject({ ...everyRule, kind: z.literal('surcharge_pct'), percent: percentage }),
  z.strictObject({ ...everyRule, kind: z.literal('discount_pct'), percent: percentage }),
  z.strictObject({ ...everyRule, kind: z.literal('discount_abs'), amount: positive }),
  /** Takes the lines of the named rules off again; of everything when it names none. */
  z.strictObject({ ...everyRule, kind: z.literal('waiver'), of: z.array(code).default([]) }),
  /** Only a resale carries a margin. */
  z.strictObject({ ...everyRule, kind: z.literal('partner_margin_pct'), percent: percentage }),
  z.strictObject({ ...everyRule, kind: z.literal('minimum'), amount: positive }),
  z.strictObject({ ...everyRule, kind: z.literal('maximum'), amount: positive }),
  z.strictObject({ ...everyRule, kind: z.literal('info') }),
])

export type Rule = z.infer<typeof rule>
export type RuleKind = Rule['kind']
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { kind: Kind }>
export const ruleKinds = rule.options.map(option => option.shape.kind.value)

export const bookCode = code
const mostRules = 500

/** One version of a price book. Both days of its validity are included. */
export const priceBook = z.strictObject({
  code,
  currency,
  /** The partner it was agreed with; null: the vendor's own. */
  party: z.string().min(1).nullable().default(null),
  version: z.int().min(1),
  validFrom: z.iso.date('not-a-date'),
  validTo: z.iso.date('not-a-date').nullable(),
  /** None while it is being written; lint keeps such a book from being published. */
  rules: z.array(rule).max(mostRules, 'too-many-rules'),
})

export type PriceBook = z.infer<typeof priceBook>

/** The fixed order in which kinds of rules act (base → tiers → surcharges → … → maximum). */
export const stageOfKind = {
  flat: 0,
  per_unit: 0,
  tiered: 1,
  surcharge_pct: 2,
  discount_pct: 3,
  discount_abs: 3,
  waiver: 3,
  partner_margin_pct: 4,
  minimum: 5,
  maximum: 6,
  info: 7,
} as const satisfies Record<RuleKind, number>

/** Rules in the order they act: by stage, then by their own number, then by code. */
export function inOrder(rules: readonly Rule[]): Rule[] {
  return rules.toSorted(
    (a, b) =>
      stageOfKind[a.kind] - stageOfKind[b.kind] || a.seq - b.seq || (a.code < b.code ? -1 : 1),
  )
}

type BookSearch = {
  /** What the seller's books are kept in: asked of every book but one that is named. */
  currency: PriceBook['currency']
  on: string
  /** The book that the terms name; null leaves the choice. */
  code: string | null
  /** Who buys: a partner's own book goes before the vendor's. */
  party?: string | null
}

/**
 * The one version that is valid on a delivery day: of the book the terms name, else of the buyer's own, else of the
 * vendor's. None, or two, is an answer of its own. Another party's book is never used, also where it is named. Only a
 * named one may be in another currency than the seller's books: that was agreed, and a book keeps its currency.
 */
export function bookFor(
  books: readonly PriceBook[],
  { currency, on, code, party = null }: BookSearch,
): { ok: true; book: PriceBook } | { ok: false; why: 'no_book' | 'two_books' } {
  const valid = books.filter(
    book =>
      (code === null ? book.currency === currency : book.code === code) &&
      (book.party === null || book.party === party) &&
      book.validFrom <= on &&
      (book.validTo === null || on <= book.validTo),
  )
  const own = valid.filter(book => book.party !== null)
  const [book, other] = own.length > 0 ? own : valid
  if (!book) return { ok: false, why: 'no_book' }
  return other ? { ok: false, why: 'two_books' } : { ok: true, book }
}
