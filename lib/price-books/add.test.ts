import { expect, test } from 'vitest'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { PriceBook } from '@/lib/invoice/price-book'
import type { Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { addPriceBook, payloads } from './add'

const [euros, kronur] = defaultBooks
if (!euros || !kronur) throw new Error('A default book is missing.')
const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const add = (book: PriceBook, books: readonly PriceBook[] = [], actor = sales) =>
  addPriceBook(books, { type: 'addPriceBook', book }, actor)

test.each(roles)('only sales adds a book: %s', role => {
  const decision = add(euros, [], { kind: 'person', id: 'p1', roles: [role] })
  expect(decision.ok).toBe(role === 'sales')
})

test('both example books fit beside each other', () => {
  expect(add(kronur, [euros])).toMatchObject({
    ok: true,
    role: 'sales',
    events: [{ type: 'priceBookAdded', book: { code: 'SJALFHYST-2026' } }],
  })
})

test('versions are numbered without a gap', () => {
  expect(add({ ...euros, version: 2 })).toMatchObject({
    refusal: { code: 'next-version', expects: 1 },
  })
  expect(add(euros, [euros])).toMatchObject({ refusal: { code: 'next-version', expects: 2 } })
  expect(add({ ...euros, version: 2, validFrom: '2027-01-01' }, [euros])).toMatchObject({
    ok: true,
  })
})

test('two books of one currency never meet on a day', () => {
  const rival = { ...euros, code: 'RIVAL' }
  expect(add(rival, [euros])).toMatchObject({ refusal: { code: 'overlaps', with: euros.code } })
  const ended = { ...euros, validTo: '2026-06-30' }
  expect(add({ ...rival, validFrom: '2026-06-30' }, [ended])).toMatchObject({
    refusal: { code: 'overlaps' },
  })
  expect(add({ ...rival, validFrom: '2026-07-01' }, [ended])).toMatchObject({ ok: true })
})

test('a book keeps its currency', () => {
  const other = { ...kronur, code: euros.code, version: 2 }
  expect(add(other, [euros])).toMatchObject({ refusal: { code: 'other-currency', is: 'EUR' } })
})

test('a book that lint refuses says each finding', () => {
  const half = {
    ...euros,
    rules: euros.rules.map(rule => ({ ...rule, text: { ...rule.text, is: '' } })),
  }
  const decision = add(half)
  if (decision.ok || decision.refusal.code !== 'not-sound') throw new Error('It was not refused.')
  expect(decision.refusal.findings).toHaveLength(euros.rules.length)
})

test('the payload takes a whole book and nothing else', () => {
  expect(payloads.addPriceBook.safeParse({ book: euros }).success).toBe(true)
  expect(payloads.addPriceBook.safeParse({ book: { ...euros, extra: 1 } }).success).toBe(false)
})
