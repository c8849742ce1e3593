import { draftFor, type DraftInput } from '../draft'
import type { Party } from '../party'
import type { PriceBook } from '../price-book'
import { requestFor, termsFor } from '../testing'
import { complete, type Complete } from './complete'
import type { Standing } from './standing'

// Drafts as the tests of paper need them: each is complete for the rules of where it goes.

export const standing: Standing = { number: 123, revision: 2, state: 'approved' }

const places = {
  FR: { street: '1, rue de l’Exemple', postalCode: '00000', city: 'Ville-Exemple' },
  DE: { street: 'Musterweg 1', postalCode: '00000', city: 'Musterstadt' },
  AT: { street: 'Beispielgasse 2', postalCode: '0000', city: 'Beispielort' },
  IS: { street: 'Dæmisgata 1', postalCode: '000', city: 'Dæmistaður' },
}
const endpoints = { FR: '0225', DE: '9930', AT: '9915', IS: '0196' }
const vatIds: Record<string, string> = { IS: 'IS00000', AT: 'ATU00000000' }

/** A party with everything the rules of its country ask for. */
function settled<One extends Party>(party: One): One {
  const country = party.country as keyof typeof places
  const number = party.vatId?.number ?? vatIds[country]
  const id = country === 'FR' || country === 'IS' ? (party.registration ?? '') : (number ?? '')
  return {
    ...party,
    address: places[country],
    endpoint: { scheme: endpoints[country], id },
    vatId: number ? { number, status: 'confirmed', confirmedAt: '2026-11-01' } : null,
  }
}

function request(who: Parameters<typeof requestFor>[0]): DraftInput {
  const asked = requestFor(who)
  return {
    ...asked,
    seller: asked.seller && settled(asked.seller),
    customer: settled(asked.customer),
    partner: asked.partner && settled(asked.partner),
  }
}

export function draftedFrom(input: DraftInput): Complete {
  const result = draftFor(input)
  const document = result.kind === 'drafted' ? complete(result.draft) : null
  if (!document) throw new Error(JSON.stringify(result))
  return document
}

// A negotiated book in another currency than the seller's own: 2,866.00 net.
const inDollars: Pick<DraftInput, 'terms' | 'exchangeRates'> = {
  terms: [{ ...termsFor('FR'), priceBook: 'SELFHOST-USD-2026' }],
  exchangeRates: [
    { from: 'USD', to: 'EUR', on: '2026-10-30', rate: '0.8625', source: 'A central bank' },
  ],
}

const prorated = { k8s: 'month', nodes: 'quarter' } as const

/** Kubernetes for what is left of a month, its nodes for what is left of a quarter. */
const byTheDay = (input: DraftInput): DraftInput => ({
  ...input,
  books: input.books.map(book => ({
    ...book,
    rules: book.rules.map(rule =>
      rule.kind === 'flat' || rule.kind === 'tiered'
        ? { ...rule, prorated: prorated[rule.code as keyof typeof prorated] }
        : rule,
    ),
  })),
})

export const requests = {
  'FR to FR': request({ seller: 'FR', buyer: 'FR', sale: 'direct' }),
  'FR to DE, reverse charge': request({ seller: 'FR', buyer: 'DE', sale: 'resale' }),
  'FR to IS, outside the scope': request({ seller: 'FR', buyer: 'IS', sale: 'direct' }),
  'FR to IS, export': {
    ...request({ seller: 'FR', buyer: 'IS', sale: 'direct' }),
    policy: { outsideUnion: 'G', vatIdEvidence: 'format_ok' },
  },
  'FR to FR, in dollars': {
    ...request({ seller: 'FR', buyer: 'FR', sale: 'direct' }),
    ...inDollars,
  },
  'FR to FR, by the day': byTheDay(request({ seller: 'FR', buyer: 'FR', sale: 'direct' })),
  'IS to IS': request({ seller: 'IS', buyer: 'IS', sale: 'direct' }),
  'IS to IS, by the day': byTheDay(request({ seller: 'IS', buyer: 'IS', sale: 'direct' })),
} as const satisfies Record<string, DraftInput>
export type Sale = keyof typeof requests
export const sales = Object.keys(requests) as Sale[]

export const draftOf = (sale: Sale) => draftedFrom(requests[sale])

/** A draft with as many lines as asked, none of them round. */
export function longDraft(sale: Sale, count: number): Complete {
  const input = requests[sale]
  const [book] = input.books.filter(each => each.currency === input.accountingCurrency)
  if (!book) throw new Error('no book')
  const rules = Array.from({ length: count }, (_, index): PriceBook['rules'][number] => ({
    kind: 'per_unit',
    code: `line-${index}`,
    seq: index,
    when: {},
    quantityFrom: 'nodes',
    price: book.currency === 'ISK' ? String(100 + index) : `${10 + index}.${10 + (index % 90)}`,
    text: {
      en: `Position ${index}: delivery, support and everything else that a long text of a rule can say`,
      fr: `Poste ${index} : livraison, assistance et tout ce qu’un long libellé de règle peut énoncer à côté`,
      is: `Liður ${index}: afhending, þjónusta og allt annað sem langur texti reglu getur sagt frá í línu`,
    },
    termsClause: '4.9',
  }))
  return draftedFrom({ ...input, books: [{ ...book, rules }] })
}
