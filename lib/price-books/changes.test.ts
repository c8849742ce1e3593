import { expect, test } from 'vitest'
import { defaultBooks } from '@/lib/invoice/default-books'
import type { Rule } from '@/lib/invoice/price-book'
import { changesBetween } from './changes'

const [book] = defaultBooks
if (!book) throw new Error('There is no default book.')
const [vm, k8s] = book.rules
if (!vm || !k8s) throw new Error('The default book has too few rules.')
const kinds = (rules: Rule[]) =>
  changesBetween({ ...book, rules: [vm, k8s] }, { ...book, rules }).map(({ kind }) => kind)

test('the same rules in another order are no change', () => {
  expect(kinds([k8s, vm])).toEqual([])
})

test('a rule is added, removed and changed', () => {
  expect(kinds([vm])).toEqual(['removed'])
  expect(kinds([vm, k8s, { ...vm, code: 'other' }])).toEqual(['added'])
  expect(kinds([{ ...vm, seq: 99 }, k8s])).toEqual(['changed'])
})

test('a rule with another condition is the one of its code that is left over', () => {
  const narrower = { ...vm, when: { infrastructure: 'vm' as const, nodes: { to: 3 } } }
  expect(kinds([narrower, k8s])).toEqual(['changed'])
  // One of two with its condition stays what it was; the other is new.
  expect(kinds([vm, k8s, narrower])).toEqual(['added'])
})

test('a new validity comes first', () => {
  const after = { ...book, validTo: '2027-12-31', rules: book.rules.slice(1) }
  expect(changesBetween(book, after)).toMatchObject([
    { kind: 'validity', to: { validTo: '2027-12-31' } },
    { kind: 'removed', rule: { code: vm.code } },
  ])
})
