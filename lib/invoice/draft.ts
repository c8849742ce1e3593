import { z } from 'zod'
import type { Outcome } from '@/lib/release/events'
import { currency, percentOf, round } from '@/lib/money'
import { whoClears, type Blocked, type Clears } from './blocked'
import { dueDate } from './due'
import { exchangeFor, rate, stated, vatInAccounting, type Rate } from './exchange'
import { ruleOrigin } from './explanation'
import { facts } from './facts'
import { isKept } from './kept'
import type { NotBillable } from './ledger'
import { adjustment, line, note, type Note } from './line'
import { party, type Party, type Seller } from './party'
import { price, type Priced } from './price'
import { bookFor, rule, type PriceBook } from './price-book'
import {
  buyerOf,
  considered,
  resolveTerms,
  sales,
  termsLevels,
  termsParties,
  type Sale,
  type TermsFound,
  type TermsOfSale,
} from './terms'
import { territoryDecision, type TerritoryDecision, type TerritoryEntry } from './territories'
import { total, totals } from './totals'
import { vatOf, vatTreatment, type VatPolicy } from './vat'
import type { VatRate } from './vat-rates'

/** A drafted document as it is stored: complete, so that it can be read, checked and explained alone. */
export const draftDocument = z.strictObject({
  installationId: z.string(),
  sale: z.enum(sales),
  sellerId: z.string(),
  buyerId: z.string(),
  /** Where it was delivered; the buyer of a resale is somebody else. */
  customerId: z.string(),
  /** What was delivered, and where; absent in drafts from before it was kept. */
  delivery: z
    .strictObject({ release: z.string(), installation: z.string(), region: z.string().nullable() })
    .optional(),
  /** The parties as they were known then; absent in drafts from before they were kept. */
  parties: z.strictObject({ seller: party, buyer: party, customer: party }).optional(),
  currency,
  deliveredOn: z.iso.date(),
  issuedOn: z.iso.date(),
  dueOn: z.iso.date(),
  facts,
  book: z.strictObject({ code: z.string(), version: z.int() }),
  terms: z.strictObject({
    code: z.string(),
    version: z.int(),
    level: z.enum(termsLevels),
    passedOver: z.array(z.string()),
    /** Whose terms they are, and the SHA-256 of their document; absent in drafts from before they were kept. */
    party: z.enum(termsParties).optional(),
    digest: z.string().nullable().optional(),
    considered: z.array(considered).optional(),
  }),
  vat: vatTreatment,
  /** What accounting decided of where the buyer is; absent where nothing is to be decided. */
  territory: territoryDecision.optional(),
  lines: z.array(line).min(1),
  adjustments: z.array(adjustment),
  /** What the document is adjusted by when lines are changed by hand; absent where nothing adjusts it. */
  rules: z.array(z.strictObject({ rule, from: ruleOrigin })).optional(),
  /** The draft that this one takes back. */
  corrects: z.strictObject({ number: z.int(), draftId: z.string() }).optional(),
  notes: z.array(note),
  totals,
  /** Where the seller's books are in another currency: the rate of the day of delivery, and the VAT in theirs. */
  exchange: rate.optional(),
  vatInAccounting: vatInAccounting.optional(),
})
export type DraftDocument = z.infer<typeof draftDocument>

export type DraftInput = {
  installationId: string
  /** The installation by its name, and the version of the release. */
  installation: string
  release: string
  facts: z.infer<typeof facts>
  sale: Sale
  /** Null when the company that would sell is not set up. */
  seller: Seller | null
  customer: Party
  partner: Party | null
  /** What the seller's books are kept in, and priced in unless the terms name a book in another currency. */
  accountingCurrency: z.infer<typeof currency>
  /** The delivery day decides which book, terms, VAT rate and exchange rate apply (ISO date). */
  deliveredOn: string
  issuedOn: string
  terms: readonly TermsOfSale[]
  books: readonly PriceBook[]
  policy: VatPolicy
  territories: readonly TerritoryEntry[]
  rates: readonly VatRate[]
  exchangeRates: readonly Rate[]
  /** What became of the roll-out there; nobody expects less than that it will be installed while nothing is known. */
  outcome: Outcome | 'pending'
  /** Whether a release of the same minor line was billed to this installation before. */
  minorBilled: boolean
}

export type Drafting =
  | { kind: 'drafted'; draft: DraftDocument }
  | { kind: 'not_billable'; why: NotBillable }
  | { kind: 'blocked'; why: Blocked; who: Clears }

/**
 * Drafts the invoice of one installation for one release, or says why there is none. A draft of zero is a draft.
 * Pure and repeatable: the same input gives the same draft, to the cent.
 */
export function draftFor(input: DraftInput): Drafting {
  const { outcome } = input
  if (outcome === 'postponed' || outcome === 'failed')
    return blocked({ code: 'not_installed', outcome })
  const exempt = notBillable(input)
  if (exempt) return { kind: 'not_billable', why: exempt }

  if (!isSold(input)) return blocked({ code: 'no_seller' })
  const buyer = buyerOf(input.sale, input)
  if (!buyer) return blocked({ code: 'no_partner' })
  const found = resolveTerms(input.terms, search(input, buyer))
  if (!found.ok) return blocked(found.why)
  const chosen = bookFor(input.books, {
    currency: input.accountingCurrency,
    on: input.deliveredOn,
    code: found.terms.priceBook,
    party: buyer.id,
  })
  if (!chosen.ok) return blocked({ code: chosen.why })
  const treated = vatOf({ ...input, buyer, on: input.deliveredOn })
  if (!treated.ok) return blocked(treated.why)
  const { book } = chosen
  const exchange = exchangeFor(input.exchangeRates, {
    ...{ from: book.currency, to: input.accountingCurrency, on: input.deliveredOn },
  })
  if (!exchange.ok) return blocked(exchange.why)
  const answer = price({
    ...{ known: input.facts, ...chosen, terms: found.terms },
    ...{ sale: input.sale, on: input.deliveredOn },
  })
  if (!answer.ok) return blocked(answer.why)
  // Until it is installed, the day from which it is billed is not known.
  if (outcome === 'pending' && answer.priced.lines.some(({ period }) => period))
    return blocked({ code: 'not_installed', outcome })

  const draft = written(
    input,
    buyer,
    found,
    { book, exchange: exchange.rate },
    treated,
    answer.priced,
  )
  return isKept(draft) ? { kind: 'drafted', draft } : blocked({ code: 'amount_too_large' })
}

type Sold = DraftInput & { seller: Seller }
const isSold = (input: DraftInput): input is Sold => input.seller !== null

const patches: readonly unknown[] = ['patch', 'hotfix', 'security']

function notBillable({ facts, outcome, minorBilled }: DraftInput): NotBillable | null {
  if (facts.deploymentType.value === 'serverless') return 'serverless'
  if (outcome === 'declined') return 'declined'
  if (!minorBilled) return null
  return patches.includes(facts.releaseKind?.value)
    ? 'patch_of_billed_minor'
    : 'minor_billed_by_patch'
}

function search(input: Sold, buyer: Party) {
  const byPartner = input.facts.operator?.value === 'partner'
  return {
    installationId: input.installationId,
    operatorId: byPartner ? (input.partner?.id ?? null) : null,
    buyerId: buyer.id,
    sellerId: input.seller.id,
    on: input.deliveredOn,
  }
}

function written(
  input: Sold,
  buyer: Party,
  { terms, level, passedOver, considered }: TermsFound & { ok: true },
  { book, exchange }: { book: PriceBook; exchange: Rate | undefined },
  { vat, decision }: { vat: DraftDocument['vat']; decision?: TerritoryDecision },
  { lines, adjustments, notes, rules }: Priced,
): DraftDocument {
  const { currency } = book
  const taxed = lines.map(each => ({ amount: each.amount, vat }))
  const summed = total({ currency, lines: taxed, adjustments })
  return {
    installationId: input.installationId,
    sale: input.sale,
    sellerId: input.seller.id,
    buyerId: buyer.id,
    customerId: input.customer.id,
    delivery: {
      ...{ release: input.release, installation: input.installation },
      region: input.facts.region?.value ?? null,
    },
    parties: { seller: input.seller, buyer, customer: input.customer },
    currency,
    deliveredOn: input.deliveredOn,
    issuedOn: input.issuedOn,
    dueOn: dueDate(input.issuedOn, terms.due),
    facts: input.facts,
    book: { code: book.code, version: book.version },
    terms: {
      ...{ code: terms.code, version: terms.version, level, passedOver, considered },
      ...{ party: terms.party, digest: terms.document?.sha256 ?? null },
    },
    vat,
    ...(decision && { territory: decision }),
    lines,
    adjustments,
    ...(rules.length > 0 && { rules }),
    notes: [...notes, ...commission(input, terms, { net: summed.net, currency })],
    totals: summed,
    ...(exchange && { exchange, ...stated(currency, summed, exchange) }),
  }
}

function commission(
  { sale, partner }: DraftInput,
  terms: TermsOfSale,
  { net, currency }: { net: string; currency: PriceBook['currency'] },
): Note[] {
  const percent = terms.commissionPercent
  if (sale !== 'referral' || !partner || percent === null) return []
  const share = round(percentOf(net, percent), currency)
  return [{ kind: 'referral_commission', partnerId: partner.id, percent, amount: share }]
}

function blocked(why: Blocked): Drafting {
  return { kind: 'blocked', why, who: whoClears(why) }
}
