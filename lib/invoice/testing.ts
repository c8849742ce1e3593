import type { Draft } from './decide'
import { draftFor, type DraftInput } from './draft'
import type { FactName, Facts } from './facts'
import type { Party, Seller } from './party'
import { rule, type PriceBook, type Rule } from './price-book'
import { defaultBooks } from './default-books'
import type { Sale, TermsOfSale } from './terms'
import type { TerritoryEntry } from './territories'
import { readVatId } from './vat-id'
import type { DraftState } from './workflow'
import type { VatRate } from './vat-rates'

// Requests as the tests need them: complete and valid, so that a test names only what it is about.

type Values = { [Name in FactName]?: NonNullable<Facts[Name]>['value'] }

export function known(
  values: Values & { deploymentType: Facts['deploymentType']['value'] },
): Facts {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    { value, source: 'entered', asOf: '2026-11-01' },
  ])
  return Object.fromEntries(entries) as Facts
}

const vatIds: Record<string, string> = {
  FR: 'FR11123456782',
  DE: 'DE123456704',
  GR: 'EL123456709',
}
const registrations: Record<string, string> = {
  ...{ FR: '123456782', RE: '123456782', IS: '7102990059' },
}

/** What accounting decided of Monaco, for the French company; `change` names what is another. */
export const monaco = (change: Partial<TerritoryEntry> = {}): TerritoryEntry => ({
  ...{ seller: 'FR', territory: 'MC', treatment: 'domestic', from: '2026-01-01' },
  evidence: 'Directive 2006/112/EC, art. 7',
  ...change,
})

/** Standard rates as the law has them, as a migration brings them. */
export const legalRates: readonly VatRate[] = [
  { country: 'FR', category: 'S', rate: '19.6', from: '2000-04-01' },
  { country: 'FR', category: 'S', rate: '20', from: '2014-01-01' },
  { country: 'IS', category: 'S', rate: '25.5', from: '2010-01-01' },
  { country: 'IS', category: 'S', rate: '24', from: '2015-01-01' },
]

export function buyerIn(country: string, id = `buyer-${country}`): Party {
  const vatId = vatIds[country]
  return {
    id,
    name: `Buyer in ${country}`,
    address: null,
    endpoint: null,
    country,
    vatId: vatId ? readVatId(vatId, country) : null,
    registration: registrations[country] ?? null,
  }
}

export function sellerIn(country: 'FR' | 'IS'): Seller {
  return { ...buyerIn(country, `seller-${country}`), country }
}

export function termsFor(seller: 'FR' | 'IS', rules: Rule[] = []): TermsOfSale {
  return {
    code: `GENERAL-${seller}`,
    version: 1,
    level: 'vendor_general',
    agreedFor: `seller-${seller}`,
    validFrom: '2026-01-01',
    validTo: null,
    due: { kind: 'net', days: 30 },
    party: 'vendor',
    priceBook: null,
    rules,
    commissionPercent: null,
    document: null,
  }
}

export function bookOf(book: Pick<PriceBook, 'code' | 'currency' | 'rules'>): PriceBook {
  return { party: null, version: 1, validFrom: '2026-01-01', validTo: null, ...book }
}

/** A book of these rules, in their order, each with a text. */
export function bookWith(...rules: object[]): PriceBook {
  const text = { en: 'Text', fr: 'Texte', is: 'Texti' }
  const parsed = rules.map((raw, seq) => rule.parse({ seq, text, ...raw }))
  return bookOf({ code: 'BOOK', currency: 'EUR', rules: parsed })
}

/** A request that drafts 2645.00 net; resale goes through a partner in the buyer's country. */
export function requestFor(who: { seller: 'FR' | 'IS'; buyer: string; sale: Sale }): DraftInput {
  return {
    installationId: 'installation-1',
    installation: 'production',
    release: '4.2.0',
    facts: known({
      deploymentType: 'self_hosted',
      infrastructure: 'kubernetes',
      nodes: 14,
      environments: 1,
      releaseKind: 'minor',
      operator: 'customer',
    }),
    sale: who.sale,
    seller: sellerIn(who.seller),
    customer: buyerIn(who.sale === 'resale' ? 'AT' : who.buyer, 'customer-1'),
    partner: who.sale === 'direct' ? null : buyerIn(who.buyer, 'partner-1'),
    accountingCurrency: who.seller === 'IS' ? 'ISK' : 'EUR',
    deliveredOn: '2026-11-02',
    issuedOn: '2026-11-03',
    terms: [termsFor(who.seller)],
    books: defaultBooks,
    policy: { outsideUnion: 'O', vatIdEvidence: 'format_ok' },
    territories: [],
    rates: legalRates,
    exchangeRates: [],
    outcome: 'installed',
    minorBilled: false,
  }
}

/** Digests of files that nobody drew. */
export const filesDrawn = { xml: 'a'.repeat(64), pdf: 'b'.repeat(64) }

/** A draft of 2645.00 net in a state, as the rules take it: revision 1, nobody's hand on it. */
export function openedDraft(state: DraftState): Draft {
  const drafting = draftFor(requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }))
  if (drafting.kind !== 'drafted') throw new Error('This drafts.')
  return {
    ...{ state, revision: 1, billedBy: null, holds: [], editors: [], sha256: null, booked: null },
    ...{ now: '2026-11-03T10:00:00.000Z', base: drafting.draft, layer: [], next: null },
    ...{ number: 7, numberOf: null, replacedBy: null, listens: true },
  }
}

/** The first book once more, for one buyer alone: what maintenance covers costs nothing. */
export function coveringBook(code: string, party: string): PriceBook {
  const [book] = defaultBooks
  if (!book) throw new Error('There is no book.')
  const text = { en: 'Waived: covered by maintenance', fr: 'Couvert', is: 'Innifalið' }
  const waiver: Rule = {
    ...{ kind: 'waiver', code: 'covered', seq: 1, of: [], text, termsClause: null },
    when: { maintenanceCovered: true },
  }
  return { ...book, code, party, rules: [...book.rules, waiver] }
}
