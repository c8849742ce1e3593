import { expect, test } from 'vitest'
import { defaultBooks } from '@/lib/invoice/default-books'
import { draftFor } from '@/lib/invoice/draft'
import type { PriceBook } from '@/lib/invoice/price-book'
import { known, requestFor, termsFor } from '@/lib/invoice/testing'
import { rehearse, type RehearsedDraft } from './rehearse'

const [euros] = defaultBooks
if (!euros) throw new Error('There is no default book.')
const terms = [termsFor('FR')]

/** A draft as draftFor() makes it, for a cluster of so many nodes. */
function drafted(number: number, nodes: number): RehearsedDraft {
  const request = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
  const facts = { ...request.facts, ...known({ deploymentType: 'self_hosted', nodes }) }
  const result = draftFor({ ...request, facts })
  if (result.kind !== 'drafted') throw new Error(result.kind)
  const { currency, buyerId, sale, book, terms: used, totals } = result.draft
  return {
    ...{ id: String(number), number, release: '4.2.0', customer: 'A', installation: 'main' },
    ...{
      currency,
      buyerId,
      sale,
      book: book.code,
      terms: used,
      facts,
      on: request.deliveredOn,
      net: totals.net,
    },
  }
}

/** The same book with another price for the nodes of one tier. */
function priced(tier: number, price: string): PriceBook {
  const rules = euros?.rules.map(rule =>
    rule.kind === 'tiered' && rule.code === 'nodes'
      ? { ...rule, tiers: rule.tiers.map((one, at) => (at === tier ? { ...one, price } : one)) }
      : rule,
  )
  return { ...(euros as PriceBook), version: 2, rules: rules ?? [] }
}

const drafts = [drafted(1, 3), drafted(2, 14), drafted(3, 60)]
const published = [euros]

test('the same version changes nothing', () => {
  const result = rehearse({ candidate: euros, published }, drafts, terms)
  expect(result).toMatchObject({ count: 3, same: 3, dearer: [], cheaper: [], blocked: [] })
  expect(result.after).toBe(result.before)
})

test('winners and losers are listed by what they win and lose, and add up', () => {
  // 11–50 at 72.50 instead of 62.50: four nodes of 14, forty of 60.
  const dearer = rehearse({ candidate: priced(2, '72.50'), published }, drafts, terms)
  expect(dearer.dearer.map(({ number, difference }) => [number, difference])).toEqual([
    [3, '400.00'],
    [2, '40.00'],
  ])
  expect(dearer).toMatchObject({ same: 1, dearerBy: '440.00', cheaperBy: '0.00', cheaper: [] })
  const cheaper = rehearse({ candidate: priced(3, '30.00'), published }, drafts, terms)
  expect(cheaper.cheaper).toMatchObject([{ number: 3, net: '5295.00', after: '5195.00' }])
  expect(cheaper.cheaperBy).toBe('-100.00')
})

test('what cannot be priced is said with its reason, and the others go on', () => {
  const candidate = { ...euros, rules: euros.rules.filter(({ code }) => code !== 'k8s') }
  const tiers = rehearse({ candidate, published }, drafts, terms)
  // Nodes are still billed: only the base is gone.
  expect(tiers.blocked).toEqual([])
  const none = { ...euros, rules: euros.rules.filter(({ kind }) => kind === 'info') }
  const blocked = rehearse({ candidate: none, published }, drafts, terms)
  expect(blocked.blocked.map(({ why }) => why.code)).toEqual(['no_rule', 'no_rule', 'no_rule'])
  const unknown = rehearse({ candidate: euros, published }, drafts, [])
  expect(unknown.blocked.map(({ why }) => why.code)).toEqual(['no_terms', 'no_terms', 'no_terms'])
})

test('only drafts that it would have priced are rehearsed', () => {
  const count = (candidate: PriceBook, of = drafts, with_ = terms) =>
    rehearse({ candidate, published }, of, with_).count
  const other = { ...euros, code: 'OTHER' }
  expect(count({ ...other, currency: 'USD' })).toBe(0)
  expect(count(other)).toBe(3)
  expect(count({ ...other, party: 'somebody' })).toBe(0)
  expect(count({ ...other, party: drafts[0]?.buyerId ?? '' })).toBe(3)
  const named = terms.map(one => ({ ...one, priceBook: 'NAMED' }))
  expect(count({ ...other, code: 'NAMED' }, drafts, named)).toBe(3)
  expect(count(other, drafts, named)).toBe(0)
})
