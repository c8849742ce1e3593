import { describe, expect, test } from 'vitest'
import { currencies } from '@/lib/money'
import { defaultBooks } from './default-books'
import { lint } from './lint'
import { bookFor, priceBook, rule } from './price-book'
import { bookOf } from './testing'

const text = { en: 'Text', fr: 'Texte', is: 'Texti' }
const flat = { kind: 'flat', code: 'base', seq: 1, price: '100.00', text }
const tiered = {
  kind: 'tiered',
  mode: 'graduated',
  quantityFrom: 'nodes',
  code: 'nodes',
  seq: 2,
  text,
}
const found = (currency: 'EUR' | 'ISK', ...rules: object[]) =>
  lint(bookOf({ code: 'B', currency, rules: rules.map(raw => rule.parse(raw)) })).map(
    ({ severity, rule, code }) => `${severity} ${rule ?? 'book'} ${code}`,
  )

describe('publishing is kept from', () => {
  const tiers = (...of: [number | null, string][]) => ({
    ...tiered,
    tiers: of.map(([upTo, price]) => ({ upTo, price })),
  })
  test.each([
    [
      'tiers that fall back',
      [tiers([10, '5'], [10, '4'], [null, '3'])],
      'error nodes tiers-not-ascending',
    ],
    ['tiers that end', [tiers([10, '5'], [20, '4'])], 'error nodes tiers-without-end'],
    [
      'tiers after the end',
      [tiers([null, '5'], [20, '4'], [null, '3'])],
      'error nodes tiers-after-end',
    ],
    [
      'two rules for one case',
      [flat, { ...flat, when: { nodes: { from: 3 } } }],
      'error base rules-overlap',
    ],
    ['a missing text', [{ ...flat, text: { ...text, is: ' ' } }], 'error base text-missing'],
    [
      'a waiver of nothing',
      [flat, { kind: 'waiver', code: 'w', seq: 3, of: ['x'], text }],
      'error w waives-unknown-rule',
    ],
    [
      'a book without a price',
      [{ kind: 'info', code: 'i', seq: 1, text }],
      'error book nothing-to-bill',
    ],
  ])('%s', (_what, rules, finding) => {
    expect(found('EUR', ...rules)).toEqual([finding])
  })

  test('a minimum over the maximum, where both may apply', () => {
    const least = { kind: 'minimum', code: 'least', seq: 3, amount: '500.00', text }
    const most = { kind: 'maximum', code: 'most', seq: 4, amount: '400.00', text }
    expect(found('EUR', flat, least, most)).toEqual(['error least minimum-over-maximum'])
    expect(found('EUR', flat, least, { ...most, amount: '500.00' })).toEqual([])
    const [vm, air] = ['vm', 'air_gapped'].map(infrastructure => ({ when: { infrastructure } }))
    expect(found('EUR', flat, { ...least, ...vm }, { ...most, ...air })).toEqual([])
  })

  test('a share of more than everything', () => {
    const share = { kind: 'discount_pct', code: 'off', seq: 3, percent: '100.0001', text }
    expect(found('EUR', flat, share)).toEqual(['error off more-than-all'])
    expect(found('EUR', flat, { ...share, percent: '100' })).toEqual([])
    expect(found('EUR', flat, { ...share, kind: 'surcharge_pct' })).toEqual([])
  })

  test('krónur with a fraction', () => {
    const broken = { ...flat, price: '100.50' }
    expect(found('ISK', broken)).toEqual(['error base price-not-whole'])
    expect(found('EUR', broken)).toEqual([])
  })

  test('a validity that ends before it starts', () => {
    const [book] = defaultBooks
    if (!book) throw new Error('no book')
    expect(lint({ ...book, validTo: '2025-12-31' })).toEqual([
      { severity: 'error', rule: null, code: 'ends-before-it-starts' },
    ])
  })

  test('but only warned of a book that ends with none after it', () => {
    const [book] = defaultBooks
    if (!book) throw new Error('no book')
    const ends = { ...book, validTo: '2026-12-31' }
    const codes = (published: (typeof ends)[]) => lint(ends, published).map(({ code }) => code)
    const next = { ...ends, version: 2, validFrom: '2027-01-01' }
    expect(codes([])).toEqual(['ends-without-successor'])
    expect(codes([next])).toEqual([])
    expect(codes([{ ...next, validFrom: '2027-01-02' }])).toEqual(['ends-without-successor'])
    expect(codes([{ ...next, validFrom: ends.validFrom }])).toEqual(['ends-without-successor'])
    expect(codes([{ ...next, party: 'somebody' }])).toEqual(['ends-without-successor'])
    expect(codes([{ ...next, currency: 'ISK' }])).toEqual(['ends-without-successor'])
  })

  test('but only warned of volume tiers where one more costs less', () => {
    const volume = { ...tiers([10, '10.00'], [null, '5.00']), mode: 'volume' }
    expect(found('EUR', volume)).toEqual(['warning nodes more-costs-less'])
    expect(found('EUR', tiers([10, '10.00'], [null, '5.00']))).toEqual([])
  })

  test('rules of one code are fine when no installation meets both', () => {
    const vm = { ...flat, when: { infrastructure: 'vm' } }
    const other = { ...flat, when: { infrastructure: ['kubernetes', 'bare_metal'] } }
    const few = { ...flat, when: { nodes: { to: 3 } } }
    const many = { ...flat, when: { nodes: { from: 4 } } }
    expect(found('EUR', vm, other)).toEqual([])
    expect(found('EUR', few, many)).toEqual([])
    expect(found('EUR', few, { ...many, when: { nodes: { from: 3 } } })).toHaveLength(1)
  })
})

describe('the books of a fresh console', () => {
  test.each(defaultBooks.map(book => [book.code, book] as const))(
    '%s passes every check',
    (_code, book) => {
      expect(lint(book)).toEqual([])
    },
  )

  test('are one per currency, on any day from 2026 on', () => {
    for (const currency of currencies) {
      expect(bookFor(defaultBooks, { currency, on: '2026-01-01', code: null }).ok).toBe(true)
      expect(bookFor(defaultBooks, { currency, on: '2025-12-31', code: null })).toEqual({
        ok: false,
        why: 'no_book',
      })
    }
  })
})

test('a version is valid on its first and its last day, and its successor from the next', () => {
  const [first] = defaultBooks
  if (!first) throw new Error('no book')
  const books = [
    { ...first, validTo: '2026-06-30' },
    { ...first, version: 2, validFrom: '2026-07-01' },
  ]
  const version = (on: string) => {
    const chosen = bookFor(books, { currency: 'EUR', on, code: 'SELFHOST-2026' })
    return chosen.ok ? chosen.book.version : chosen.why
  }
  expect([version('2026-01-01'), version('2026-06-30'), version('2026-07-01')]).toEqual([1, 1, 2])
})

test('a partner’s own book goes before everybody’s, and is nobody else’s', () => {
  const [common] = defaultBooks
  if (!common) throw new Error('no book')
  const own = { ...common, code: 'AGREED', party: 'partner-1' }
  const chosen = (party: string | null, code: string | null = null, books = [common, own]) => {
    const answer = bookFor(books, { currency: 'EUR', on: '2026-06-01', code, party })
    return answer.ok ? answer.book.code : answer.why
  }
  expect(chosen('partner-1')).toBe('AGREED')
  expect(chosen('partner-2')).toBe(common.code)
  expect(chosen(null)).toBe(common.code)
  expect(chosen('partner-1', common.code)).toBe(common.code)
  expect(chosen('partner-2', 'AGREED')).toBe('no_book')
  expect(chosen('partner-1', null, [common, own, { ...own, code: 'ALSO' }])).toBe('two_books')
})

test('only a book that is named may be in another currency than the seller’s', () => {
  const chosen = (code: string | null) => {
    const found = bookFor(defaultBooks, { currency: 'EUR', on: '2026-06-01', code })
    return found.ok ? found.book.currency : found.why
  }
  expect([chosen(null), chosen('SELFHOST-2026'), chosen('SELFHOST-USD-2026')]).toEqual([
    ...['EUR', 'EUR', 'USD'],
  ])
})

test('a price that is a JavaScript number, negative or written in words of another kind is refused', () => {
  const [book] = defaultBooks
  for (const price of [1200, '-1', '1,200', '1e3'])
    expect(priceBook.safeParse({ ...book, rules: [{ ...flat, price }] }).success).toBe(false)
  expect(rule.safeParse({ ...flat, when: { weather: 'fine' } }).success).toBe(false)
})

test.each(['a\u0000b', 'a\ud800b'])('a text that is none is refused: %j', en => {
  expect(rule.safeParse({ ...flat, text: { ...text, en } }).success).toBe(false)
  expect(rule.safeParse({ ...flat, termsClause: en }).success).toBe(false)
})
