import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, sum } from '@/lib/money'
import { holds } from './explanation'
import { rule, type PriceBook } from './price-book'
import { price } from './price'
import type { Sale } from './terms'
import { bookWith, known } from './testing'

const on = '2026-11-02'
const text = { en: 'Text', fr: 'Texte', is: 'Texti' }
const facts = known({
  deploymentType: 'self_hosted',
  infrastructure: 'vm',
  nodes: 12,
  environments: 3,
})

describe('the stages', () => {
  test('act in their fixed order, whatever the order in the book', () => {
    const book = bookWith(
      { kind: 'maximum', code: 'max', amount: '1000.00' },
      { kind: 'minimum', code: 'min', amount: '100.00' },
      { kind: 'partner_margin_pct', code: 'margin', percent: '20' },
      { kind: 'discount_abs', code: 'less', amount: '50.00' },
      { kind: 'surcharge_pct', code: 'more', percent: '15' },
      { kind: 'flat', code: 'base', price: '2000.00' },
    )
    expect(steps(book, 'resale')).toEqual([
      ['more', 'charge', '300.00'],
      ['less', 'allowance', '50.00'],
      ['margin', 'allowance', '450.00'],
      ['max', 'allowance', '800.00'],
    ])
  })

  test('follow their numbers inside a stage, each on the net so far', () => {
    const book = bookWith(
      { kind: 'flat', code: 'base', price: '1000.00' },
      { kind: 'discount_pct', code: 'second', percent: '10', seq: 9 },
      { kind: 'discount_abs', code: 'first', amount: '100.00', seq: 1 },
    )
    expect(steps(book)).toEqual([
      ['first', 'allowance', '100.00'],
      ['second', 'allowance', '90.00'],
    ])
  })

  test('a waiver of everything waives the minimum, also where there is nothing to waive', () => {
    const waived = (...rules: object[]) =>
      steps(
        bookWith(
          ...rules,
          { kind: 'waiver', code: 'free' },
          { kind: 'minimum', code: 'least', amount: '500.00' },
        ),
      )
    expect(waived({ kind: 'flat', code: 'base', price: '0.00' })).toEqual([])
    expect(waived({ kind: 'flat', code: 'base', price: '10.00' })).toEqual([
      ['free', 'allowance', '10.00'],
    ])
    const all = { kind: 'discount_abs', code: 'all', amount: '200.00', seq: 0 }
    expect(waived({ kind: 'flat', code: 'base', price: '10.00' }, all)).toEqual([
      ['all', 'allowance', '10.00'],
    ])
  })

  test('a margin is for resale alone', () => {
    const book = bookWith(
      { kind: 'flat', code: 'base', price: '1000.00' },
      { kind: 'partner_margin_pct', code: 'margin', percent: '20' },
    )
    expect(steps(book, 'direct')).toEqual([])
    expect(steps(book, 'referral')).toEqual([])
  })

  test('the terms’ own margin replaces the book’s, and says so', () => {
    const book = bookWith(
      { kind: 'flat', code: 'base', price: '1000.00' },
      { kind: 'partner_margin_pct', code: 'margin', percent: '20' },
    )
    const own = rule.parse({ kind: 'partner_margin_pct', code: 'own', percent: '30', seq: 1, text })
    const terms = { code: 'PARTNER', version: 3, rules: [own] }
    const [margin, other] = priced(book, 'resale', terms).adjustments
    expect(margin).toMatchObject({ rule: 'own', amount: '300.00' })
    expect(margin?.explanation.rule.from).toEqual({ kind: 'terms', code: 'PARTNER', version: 3 })
    expect(other).toBeUndefined()
  })
})

describe('minimum, maximum and waiver', () => {
  test('the minimum tops up what the discount left', () => {
    const book = bookWith(
      { kind: 'flat', code: 'base', price: '400.00' },
      { kind: 'discount_pct', code: 'less', percent: '10' },
      { kind: 'minimum', code: 'min', amount: '500.00' },
    )
    expect(steps(book)).toEqual([
      ['less', 'allowance', '40.00'],
      ['min', 'charge', '140.00'],
    ])
  })

  test('a discount stops at zero', () => {
    const book = bookWith(
      { kind: 'flat', code: 'base', price: '400.00' },
      { kind: 'discount_abs', code: 'less', amount: '500.00' },
    )
    expect(steps(book)).toEqual([['less', 'allowance', '400.00']])
  })

  test('a waiver of everything waives the minimum, one of a rule does not', () => {
    const base = { kind: 'flat', code: 'base', price: '400.00' }
    const extra = { kind: 'per_unit', code: 'extra', price: '10.00', quantityFrom: 'environments' }
    const minimum = { kind: 'minimum', code: 'min', amount: '500.00' }
    expect(steps(bookWith(base, extra, minimum, { kind: 'waiver', code: 'free' }))).toEqual([
      ['free', 'allowance', '430.00'],
    ])
    const partial = bookWith(base, extra, minimum, { kind: 'waiver', code: 'free', of: ['extra'] })
    expect(steps(partial)).toEqual([
      ['free', 'allowance', '30.00'],
      ['min', 'charge', '100.00'],
    ])
  })
})

describe('tiers', () => {
  const tiers = [
    { upTo: 10, price: '10.00' },
    { upTo: null, price: '8.00' },
  ]
  const tiered = { kind: 'tiered', code: 'nodes', quantityFrom: 'nodes', tiers }

  test('by volume price every unit at the tier reached', () => {
    const [only, other] = priced(bookWith({ ...tiered, mode: 'volume' })).lines
    expect(only).toMatchObject({ quantity: '12', unitPrice: '8.00', amount: '96.00' })
    expect(other).toBeUndefined()
  })

  test('graduated price each unit in its own tier', () => {
    const { lines } = priced(bookWith({ ...tiered, mode: 'graduated' }))
    expect(lines.map(line => line.amount)).toEqual(['100.00', '16.00'])
  })

  test('that include everything still leave one line, at zero', () => {
    const free = { ...tiered, mode: 'graduated', tiers: [{ upTo: null, price: '0' }] }
    expect(priced(bookWith(free)).lines).toMatchObject([{ quantity: '12', amount: '0.00' }])
  })

  const anyTiers = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 6, maxLength: 6 }),
    )
    .map(([bounds, cents]) =>
      [...bounds.toSorted((a, b) => a - b), null].map((upTo, index) => ({
        upTo,
        price: `${String(cents[index])}.335`,
      })),
    )

  test('graduated never make more nodes cheaper', () => {
    const nodes = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(anyTiers, nodes, (generated, count) => {
        const book = bookWith({ ...tiered, mode: 'graduated', tiers: generated })
        const [fewer, more] = [netFor(book, count), netFor(book, count + 1)]
        expect(compare(more, fewer)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('every amount is the one its explanation arrives at, and pricing twice is pricing once', () => {
    const nodes = fc.integer({ min: 0, max: 400 })
    const percents = fc.integer({ min: 0, max: 999_999 })
    fc.assert(
      fc.property(anyTiers, nodes, percents, (generated, count, percent) => {
        const book = bookWith(
          { ...tiered, mode: 'graduated', tiers: generated },
          {
            kind: 'surcharge_pct',
            code: 'more',
            percent: `${String(percent % 97)}.${String(percent)}`.slice(0, 6),
          },
          { kind: 'minimum', code: 'min', amount: '77.77' },
        )
        const once = answer(book, count)
        expect(answer(book, count)).toEqual(once)
        for (const { explanation, amount } of [...once.lines, ...once.adjustments])
          expect(holds(explanation, amount)).toBe(true)
      }),
    )
  })
})

function priced(
  book: PriceBook,
  sale: Sale = 'direct',
  terms: Parameters<typeof price>[0]['terms'] = null,
) {
  const result = price({ known: facts, book, terms, sale, on })
  if (!result.ok) throw new Error(result.why.code)
  return result.priced
}

function steps(book: PriceBook, sale: Sale = 'direct') {
  return priced(book, sale).adjustments.map(({ rule, type, amount }) => [rule, type, amount])
}

function answer(book: PriceBook, nodes: number) {
  const counted = known({ deploymentType: 'self_hosted', nodes })
  const result = price({ known: counted, book, terms: null, sale: 'direct', on })
  if (!result.ok) throw new Error(result.why.code)
  return result.priced
}

function netFor(book: PriceBook, nodes: number) {
  return sum(
    answer(book, nodes).lines.map(line => line.amount),
    'EUR',
  )
}
