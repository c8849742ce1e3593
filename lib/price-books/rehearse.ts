import type { Facts } from '@/lib/invoice/facts'
import { price, type Priced, type Unpriced } from '@/lib/invoice/price'
import type { PriceBook } from '@/lib/invoice/price-book'
import type { Sale, TermsOfSale } from '@/lib/invoice/terms'
import { total } from '@/lib/invoice/totals'
import { compare, negate, sum } from '@/lib/money'

/** A draft as it was made: what it was worked out from, and the net that came of it. */
export type RehearsedDraft = {
  id: string
  number: number
  release: string
  customer: string
  installation: string
  currency: PriceBook['currency']
  buyerId: string
  sale: Sale
  book: string
  terms: { code: string; version: number }
  facts: Facts
  /** The day of delivery (ISO date). */
  on: string
  net: string
}
/** `difference` is what it would cost more; a negative one, less. */
export type Repriced = RehearsedDraft & { after: string; difference: string }
export type Unrehearsed = RehearsedDraft & { why: Unpriced | { code: 'no_terms' } }

export type Rehearsal = {
  /** The drafts that the version would have priced. */
  count: number
  releases: string[]
  /** Largest difference first. */
  dearer: Repriced[]
  cheaper: Repriced[]
  same: number
  blocked: Unrehearsed[]
  before: string
  after: string
  dearerBy: string
  cheaperBy: string
}

type Books = { candidate: PriceBook; published: readonly PriceBook[] }

/**
 * Prices drafts of the past anew with a version that is not published yet, from the facts that were stored with them
 * and by the rules that draft. Nothing is kept. What it cannot price is said with its reason.
 */
export function rehearse(
  books: Books,
  drafts: readonly RehearsedDraft[],
  terms: readonly TermsOfSale[],
): Rehearsal {
  const { currency } = books.candidate
  const concerned = drafts.filter(draft => concerns(books, draft, termsOf(draft, terms)))
  const results = concerned.map(draft => reprice(books.candidate, draft, termsOf(draft, terms)))
  const priced = results.filter(result => 'after' in result)
  const dearer = priced.filter(({ difference }) => compare(difference, '0') > 0)
  const cheaper = priced.filter(({ difference }) => compare(difference, '0') < 0)
  const adds = (parts: readonly string[]) => sum(parts, currency)
  return {
    count: concerned.length,
    releases: [...new Set(concerned.map(({ release }) => release))],
    dearer: dearer.toSorted((a, b) => compare(b.difference, a.difference) || a.number - b.number),
    cheaper: cheaper.toSorted((a, b) => compare(a.difference, b.difference) || a.number - b.number),
    same: priced.length - dearer.length - cheaper.length,
    blocked: results.filter(result => 'why' in result),
    before: adds(priced.map(({ net }) => net)),
    after: adds(priced.map(({ after }) => after)),
    dearerBy: adds(dearer.map(({ difference }) => difference)),
    cheaperBy: adds(cheaper.map(({ difference }) => difference)),
  }
}

const termsOf = ({ terms }: RehearsedDraft, all: readonly TermsOfSale[]) =>
  all.find(({ code, version }) => code === terms.code && version === terms.version)

/** Whether a draft would have been priced by the version, had it been in force. */
function concerns(
  { candidate, published }: Books,
  { currency, book, buyerId }: RehearsedDraft,
  terms: TermsOfSale | undefined,
): boolean {
  if (currency !== candidate.currency) return false
  if (book === candidate.code) return true
  if (terms?.priceBook) return terms.priceBook === candidate.code
  if (candidate.party !== null) return candidate.party === buyerId
  return published.some(({ code, party }) => code === book && party === null)
}

function reprice(
  book: PriceBook,
  draft: RehearsedDraft,
  terms: TermsOfSale | undefined,
): Repriced | Unrehearsed {
  if (!terms) return { ...draft, why: { code: 'no_terms' } }
  const answer = price({ known: draft.facts, book, terms, sale: draft.sale, on: draft.on })
  if (!answer.ok) return { ...draft, why: answer.why }
  const after = netOf(answer.priced, book.currency)
  return { ...draft, after, difference: sum([after, negate(draft.net)], book.currency) }
}

/** The net of what was priced; it is the same whatever VAT comes on top. */
export function netOf({ lines, adjustments }: Priced, currency: PriceBook['currency']): string {
  const vat = { category: 'O' as const, rate: null }
  const untaxed = lines.map(({ amount }) => ({ amount, vat }))
  return total({ currency, lines: untaxed, adjustments }).net
}
