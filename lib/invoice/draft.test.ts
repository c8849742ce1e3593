import { describe, expect, test } from 'vitest'
import { percentage } from '@/lib/money'
import { defaultBooks } from './default-books'
import { draftDocument, draftFor, type DraftInput } from './draft'
import { holds, recompute } from './explanation'
import { priceBook, rule, type Rule } from './price-book'
import { bookOf, buyerIn, known, requestFor, termsFor } from './testing'

const french = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
const german = requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
const icelandic = requestFor({ seller: 'IS', buyer: 'IS', sale: 'direct' })
const abroad = requestFor({ seller: 'FR', buyer: 'IS', sale: 'direct' })
const text = { en: 'Text', fr: 'Texte', is: 'Texti' }

describe('the figures with the books of a fresh console', () => {
  test('a VM in France costs 1200.00, with VAT 1440.00', () => {
    const facts = {
      ...french.facts,
      ...known({ deploymentType: 'self_hosted', infrastructure: 'vm', nodes: 1 }),
    }
    expect(drafted({ ...french, facts }).totals).toMatchObject({
      net: '1200.00',
      vatTotal: '240.00',
      gross: '1440.00',
      due: '1440.00',
    })
  })

  test('Kubernetes with 14 nodes is 1800 + 595 + 250, the first three nodes are only said', () => {
    const draft = drafted(french)
    expect(
      draft.lines.map(line => [line.quantity, line.unitPrice, line.amount, line.range]),
    ).toEqual([
      ['1', '1800.00', '1800.00', null],
      ['7', '85.00', '595.00', { from: 4, to: 10 }],
      ['4', '62.50', '250.00', { from: 11, to: 50 }],
    ])
    expect(draft.notes).toMatchObject([
      { kind: 'included', rule: 'nodes', quantity: '3', range: { from: 1, to: 3 } },
      { kind: 'included', rule: 'environments', quantity: '1' },
      { kind: 'info', rule: 'scope' },
    ])
    expect(draft.totals.gross).toBe('3174.00')
  })

  test('a German partner buys at list less margin, under reverse charge, with both VAT ids', () => {
    const draft = drafted(german)
    expect(draft.buyerId).toBe('partner-1')
    expect(draft.customerId).toBe('customer-1')
    expect(draft.adjustments).toMatchObject([
      { type: 'allowance', percent: '20', base: '2645.00', amount: '529.00' },
    ])
    expect(draft.totals.vat).toEqual([
      { category: 'AE', rate: '0', base: '2116.00', amount: '0.00' },
    ])
    expect(draft.vat).toMatchObject({ exemption: 'VATEX-EU-AE', vatIds: 'both' })
  })

  test('Iceland pays whole krónur and 24 percent', () => {
    expect(drafted(icelandic).totals).toMatchObject({
      net: '359300',
      vatTotal: '86232',
      gross: '445532',
    })
  })

  test('France to Iceland is outside the scope, without any VAT id', () => {
    const draft = drafted(abroad)
    expect(draft.totals.vat).toEqual([
      { category: 'O', rate: null, base: '2645.00', amount: '0.00' },
    ])
    expect(draft.vat.vatIds).toBe('neither')
  })
})

describe('a draft', () => {
  test('of zero is a draft: a security release is waived, with its lines shown', () => {
    const facts = {
      ...french.facts,
      ...known({ deploymentType: 'self_hosted', releaseKind: 'security' }),
    }
    const draft = drafted({ ...french, facts })
    expect(draft.lines).toHaveLength(3)
    expect(draft.totals).toMatchObject({ net: '0.00', gross: '0.00' })
  })

  test('in krónur prints discounts without a percentage', () => {
    const rules: Rule[] = [
      { kind: 'discount_pct', percent: '10', code: 'd', seq: 1, when: {}, text, termsClause: null },
    ]
    const [discount] = drafted({ ...icelandic, terms: [termsFor('IS', rules)] }).adjustments
    expect(discount).toMatchObject({ percent: null, base: null, amount: '35930' })
  })

  test('says which terms won, which were passed over, and when it is due', () => {
    const own = {
      ...termsFor('FR'),
      code: 'OWN',
      level: 'buyer_negotiated',
      agreedFor: 'customer-1',
    } as const
    const draft = drafted({ ...french, terms: [termsFor('FR'), own] })
    expect(draft.terms).toMatchObject({
      code: 'OWN',
      version: 1,
      level: 'buyer_negotiated',
      passedOver: ['GENERAL-FR'],
    })
    expect(draft.dueOn).toBe('2026-12-03')
  })

  test('says a referral commission and bills the customer in full', () => {
    const terms = [{ ...termsFor('FR'), commissionPercent: percentage.parse('7.5') }]
    const draft = drafted({ ...requestFor({ seller: 'FR', buyer: 'FR', sale: 'referral' }), terms })
    expect(draft.totals.net).toBe('2645.00')
    expect(draft.notes).toContainEqual({
      kind: 'referral_commission',
      partnerId: 'partner-1',
      percent: '7.5',
      amount: '198.38',
    })
  })

  test('is stored as JSON and read back the same', () => {
    const draft = drafted(german)
    expect(draftDocument.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  })

  test('explains every amount down to facts, rule, version and clause', () => {
    for (const request of [french, german, icelandic, abroad]) {
      const { lines, adjustments } = drafted(request)
      for (const { explanation, amount } of [...lines, ...adjustments]) {
        expect(recompute(explanation)).toBe(amount)
        expect(holds(explanation, amount)).toBe(true)
      }
    }
    expect(drafted(french).lines[1]?.explanation).toEqual({
      facts: [
        { name: 'infrastructure', value: 'kubernetes', source: 'entered', asOf: '2026-11-01' },
        { name: 'nodes', value: 14, source: 'entered', asOf: '2026-11-01' },
      ],
      rule: {
        code: 'nodes',
        kind: 'tiered',
        from: { kind: 'book', code: 'SELFHOST-2026', version: 1 },
      },
      formula: [
        { op: 'take', of: 'nodes', by: '14', result: '14' },
        { op: 'at_most', of: 'tier_end', by: '10', result: '10' },
        { op: 'minus', of: 'tier_start', by: '3', result: '7' },
        { op: 'times', of: 'price', by: '85.00', result: '595' },
        { op: 'round', currency: 'EUR', result: '595.00' },
      ],
      clause: '4.2',
    })
  })

  test('whose explanation was tampered with no longer holds', () => {
    const [first] = drafted(french).lines
    if (!first) throw new Error('no line')
    expect(holds(first.explanation, '1800.01')).toBe(false)
    const formula = first.explanation.formula.map(step =>
      step.op === 'times' ? { ...step, by: '1700.00' } : step,
    )
    expect(holds({ ...first.explanation, formula }, first.amount)).toBe(false)
  })
})

describe('no draft', () => {
  test('for an amount that the database could not keep, and one for one that it can', () => {
    const written = JSON.stringify(defaultBooks).replaceAll('"40.00"', '"9999999999999.00"')
    const books = priceBook.array().parse(JSON.parse(written))
    const nodes = (value: number) => {
      const more = known({ deploymentType: 'self_hosted', nodes: value })
      return draftFor({ ...french, books, facts: { ...french.facts, ...more } })
    }
    const blocked = { kind: 'blocked', why: { code: 'amount_too_large' }, who: 'sales' }
    expect(nodes(2_000_000)).toEqual(blocked)
    // The net is kept, the gross would not be.
    expect(nodes(9_000)).toEqual(blocked)
    expect(nodes(8_000).kind).toBe('drafted')
  })

  test('for what is added and taken off again beyond what can be kept', () => {
    const text = { en: 'x', fr: 'x', is: 'x' }
    const rules = [
      { kind: 'flat', code: 'base', price: '1000000000000' },
      { kind: 'surcharge_pct', code: 'a', percent: '99999' },
      { kind: 'surcharge_pct', code: 'b', percent: '99999' },
      { kind: 'maximum', code: 'most', amount: '100.00' },
    ].map((raw, seq) => rule.parse({ ...raw, seq, text }))
    const books = [bookOf({ code: 'B', currency: 'EUR', rules })]
    expect(draftFor({ ...french, books })).toMatchObject({ why: { code: 'amount_too_large' } })
  })

  test('for serverless, and the ledger says so', () => {
    const facts = known({ deploymentType: 'serverless' })
    expect(draftFor({ ...french, facts })).toEqual({ kind: 'not_billable', why: 'serverless' })
  })

  test('for a patch of a minor that was billed, nor for a minor whose patch was', () => {
    const facts = {
      ...french.facts,
      ...known({ deploymentType: 'self_hosted', releaseKind: 'patch' }),
    }
    expect(draftFor({ ...french, facts, minorBilled: true })).toEqual({
      kind: 'not_billable',
      why: 'patch_of_billed_minor',
    })
    expect(draftFor({ ...french, minorBilled: true })).toEqual({
      kind: 'not_billable',
      why: 'minor_billed_by_patch',
    })
  })

  test('for what was declined, and what was put off or failed waits', () => {
    expect(draftFor({ ...french, outcome: 'declined' })).toEqual({
      kind: 'not_billable',
      why: 'declined',
    })
    for (const outcome of ['postponed', 'failed'] as const)
      expect(draftFor({ ...french, outcome })).toEqual({
        ...{ kind: 'blocked', who: 'devops' },
        why: { code: 'not_installed', outcome },
      })
    expect(draftFor({ ...french, outcome: 'pending' })).toEqual(draftFor(french))
  })

  const { nodes: _nodes, ...withoutNodes } = french.facts
  const bare = { ...french.customer, registration: null }
  const ended = (books: DraftInput['books']) =>
    books.map(book => ({ ...book, validTo: '2026-11-01' }))
  const blocks: [string, Partial<DraftInput>, object, string][] = [
    ['terms', { terms: [] }, { code: 'no_terms' }, 'sales'],
    [
      'one set of terms',
      { terms: [termsFor('FR'), { ...termsFor('FR'), code: 'B' }] },
      { code: 'two_terms', codes: ['B', 'GENERAL-FR'] },
      'sales',
    ],
    ['a book', { books: [] }, { code: 'no_book' }, 'sales'],
    ['a book that is valid', { books: ended(french.books) }, { code: 'no_book' }, 'sales'],
    ['terms that are valid', { deliveredOn: '2025-12-31' }, { code: 'no_terms' }, 'sales'],
    ['one book', { books: [...french.books, ...french.books] }, { code: 'two_books' }, 'sales'],
    ['a partner to resell', { sale: 'resale' }, { code: 'no_partner' }, 'sales'],
    [
      'the facts its rules ask for',
      { facts: withoutNodes },
      { code: 'fact_missing', fact: 'nodes', rule: 'nodes' },
      'devops',
    ],
    [
      'VAT evidence',
      { customer: { ...buyerIn('DE'), vatId: null } },
      { code: 'vat_evidence', party: 'buyer' },
      'sales',
    ],
    [
      'the buyer’s SIREN',
      { customer: bare },
      { code: 'registration_missing', party: 'buyer', number: 'siren' },
      'sales',
    ],
    [
      'a policy for buyers outside the Union',
      { customer: buyerIn('NO'), policy: { outsideUnion: null, vatIdEvidence: 'format_ok' } },
      { code: 'vat_policy' },
      'accounting',
    ],
    [
      'a decision about territories with rules of their own',
      { customer: buyerIn('MC') },
      { code: 'vat_territory', country: 'MC', seller: 'FR', on: '2026-11-02' },
      'accounting',
    ],
  ]
  test.each(blocks)('without %s', (_what, change, why, who) => {
    expect(draftFor({ ...french, ...change })).toEqual({ kind: 'blocked', why, who })
  })
})

function drafted(request: DraftInput) {
  const result = draftFor(request)
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result))
  return result.draft
}
