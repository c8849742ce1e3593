import { describe, expect, test } from 'vitest'
import { draftFor, type DraftDocument, type DraftInput } from './draft'
import { driftOf } from './drift'
import { factNames, type FactName, type Facts } from './facts'
import type { Rule } from './price-book'
import { buyerIn, monaco, requestFor, termsFor } from './testing'

const rate = { from: 'USD', to: 'EUR', on: '2026-11-02', rate: '0.9', source: 'A bank' } as const
const inDollars = { ...termsFor('FR'), priceBook: 'SELFHOST-USD-2026' }
const resale = requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
const was: DraftInput = { ...resale, terms: [inDollars], exchangeRates: [rate] }
const { customer, seller, partner } = was
const minimum: Rule = {
  ...{ kind: 'minimum', code: 'floor', seq: 1, when: {}, amount: '5000.00', termsClause: null },
  text: { en: 'Minimum', fr: 'Minimum', is: 'Lágmark' },
}
const raised = was.books.map(book => ({ ...book, version: 2 }))

// A case for each thing that a draft is made from; what is added there has to be thought of here.
const changes: Record<keyof DraftInput, [change: Partial<DraftInput>, found: object][]> = {
  installation: [[{ installation: 'renamed' }, other('sale')]],
  release: [[{ release: '4.2.1' }, other('sale')]],
  facts: [],
  outcome: [
    [{ outcome: 'declined' }, { kind: 'not_billable', why: 'declined' }],
    [{ outcome: 'failed' }, { kind: 'blocked', why: { code: 'not_installed', outcome: 'failed' } }],
  ],
  sale: [[{ sale: 'direct', customer: buyerIn('DE', 'customer-1') }, other('sale')]],
  seller: [
    [{ seller: seller && { ...seller, name: 'Another' } }, other('parties')],
    [{ seller: null }, { kind: 'blocked', why: { code: 'no_seller' } }],
  ],
  customer: [[{ customer: { ...customer, name: 'Another' } }, other('parties')]],
  partner: [
    [{ partner: partner && { ...partner, id: 'another' } }, other('parties')],
    [{ partner: partner && { ...partner, vatId: null } }, blocked('vat_evidence')],
    [{ partner: buyerIn('FR', 'partner-1') }, other('vat')],
  ],
  accountingCurrency: [[{ accountingCurrency: 'USD' }, other('exchange')]],
  deliveredOn: [[{ deliveredOn: '2026-11-03' }, other('sale')]],
  terms: [
    [{ terms: [{ ...inDollars, version: 2 }] }, other('terms')],
    [{ terms: [{ ...inDollars, rules: [minimum] }] }, { more: '2707.20' }],
    [{ terms: [inDollars, { ...inDollars, ...own(), code: 'OWN' }] }, other('terms')],
    [{ terms: [{ ...inDollars, validTo: '2026-11-01' }] }, blocked('no_terms')],
  ],
  books: [
    [{ books: raised }, other('book')],
    [{ books: [] }, blocked('no_book')],
  ],
  policy: [
    [{ policy: { outsideUnion: 'O', vatIdEvidence: 'confirmed' } }, blocked('vat_evidence')],
  ],
  territories: [],
  rates: [],
  exchangeRates: [
    [{ exchangeRates: [{ ...rate, rate: '0.91' }] }, other('exchange')],
    [{ exchangeRates: [{ ...rate, source: 'Another bank' }] }, other('exchange')],
    [{ exchangeRates: [] }, blocked('no_rate')],
  ],
  minorBilled: [[{ minorBilled: true }, { kind: 'not_billable', why: 'minor_billed_by_patch' }]],
  // Not what it is made from: which one it is, and the day it is worked out on.
  installationId: [],
  issuedOn: [],
}

describe('each thing a draft is made from is noticed when it changes', () => {
  const cases = Object.entries(changes).flatMap(([name, of]) =>
    of.map(([change, found], index) => [`${name} ${String(index + 1)}`, change, found] as const),
  )
  test.each(cases)('%s', (_, change, found) => {
    expect(driftOf(drafted(was), draftFor({ ...was, ...change }))).toMatchObject(found)
  })

  const values: { [Name in FactName]: NonNullable<Facts[Name]>['value'] } = {
    ...{ deploymentType: 'sovereign', infrastructure: 'vm', nodes: 15, environments: 2 },
    ...{ region: 'elsewhere', operator: 'vendor', releaseKind: 'major' },
    ...{ maintenanceCovered: true, prioritySupport: true },
  }
  test.each(factNames)('fact %s', name => {
    const fact = { value: values[name], source: 'heartbeat', asOf: '2026-11-20' }
    const facts = { ...was.facts, [name]: fact }
    const before = was.facts[name]?.value ?? null
    expect(driftOf(drafted(was), draftFor({ ...was, facts }))).toMatchObject({
      facts: [{ name, was: before, is: values[name] }],
    })
  })

  test('a VAT rate, for who is charged one', () => {
    const french = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
    const rates = [
      ...french.rates,
      { country: 'FR', category: 'S', rate: '21', from: '2026-11-01' } as const,
    ]
    expect(driftOf(drafted(french), draftFor({ ...french, rates }))).toMatchObject(other('vat'))
    expect(driftOf(drafted(was), draftFor({ ...was, rates }))).toBeNull()
  })
})

describe('what accounting decided of the territory of a buyer', () => {
  const there = {
    ...requestFor({ seller: 'FR', buyer: 'MC', sale: 'direct' }),
    territories: [monaco()],
  }
  const found = (change: Parameters<typeof monaco>[0]) =>
    driftOf(drafted(there), draftFor({ ...there, territories: [monaco(), monaco(change)] }))

  test('is noticed when it taxes otherwise on the day of delivery', () => {
    expect(found({ from: '2026-11-02', treatment: 'outside' })).toMatchObject(other('vat'))
    expect(found({ from: '2026-11-02', treatment: null })).toMatchObject(blocked('vat_territory'))
    expect(driftOf(drafted(there), draftFor({ ...there, territories: [] }))).toMatchObject(
      blocked('vat_territory'),
    )
  })

  test('is not when it begins later, is of another territory, or rests on something else', () => {
    expect(found({ from: '2026-11-03', treatment: 'outside' })).toBeNull()
    expect(found({ territory: 'RE', treatment: 'outside' })).toBeNull()
    expect(found({ from: '2026-11-02', evidence: 'Another notice' })).toBeNull()
  })
})

test('what decides nothing is no drift', () => {
  const unused = { ...rate, from: 'GBP', rate: '2' } as const
  const weaker = { ...termsFor('FR'), code: 'LATER', validFrom: '2027-01-01' }
  const past = { ...inDollars, ...own(), code: 'PAST', validTo: '2026-01-02' }
  for (const change of [
    { issuedOn: '2026-12-24' },
    { exchangeRates: [unused, rate] },
    { terms: [inDollars, weaker] },
    { terms: [past, inDollars] },
    { books: [...was.books, ...raised.map(book => ({ ...book, validFrom: '2027-01-01' }))] },
  ])
    expect(driftOf(drafted(was), draftFor({ ...was, ...change }))).toBeNull()
})

function drafted(input: DraftInput): DraftDocument {
  const result = draftFor(input)
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result))
  return result.draft
}

function other(aspect: string) {
  return { kind: 'changed', other: expect.arrayContaining([aspect]) as unknown }
}

function blocked(code: string) {
  return { kind: 'blocked', why: expect.objectContaining({ code }) as unknown }
}

function own() {
  return { level: 'buyer_negotiated', agreedFor: 'partner-1' } as const
}
