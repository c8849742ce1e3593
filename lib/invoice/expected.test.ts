import { expect, test } from 'vitest'
import { draftFor, type DraftInput } from './draft'
import { expectedOf } from './expected'
import { requestFor } from './testing'

const french = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
const icelandic = requestFor({ seller: 'IS', buyer: 'IS', sale: 'direct' })

const netOf = (input: DraftInput) => {
  const result = draftFor(input)
  return result.kind === 'drafted' ? result.draft.totals.net : result.kind
}

test('what is expected is the sum of the same drafts, each currency for itself', () => {
  expect(expectedOf([french, french, icelandic])).toEqual({
    drafted: [
      { currency: french.accountingCurrency, count: 2, net: '5290.00' },
      { currency: icelandic.accountingCurrency, count: 1, net: netOf(icelandic) },
    ],
    blocked: [],
    unbilled: 0,
    unreadable: 0,
  })
  expect(netOf(french)).toBe('2645.00')
})

test('what would be blocked, has nothing to bill or cannot be read is counted, not summed', () => {
  const patch = { ...french, minorBilled: true }
  expect(expectedOf([{ ...french, books: [] }, { ...french, books: [] }, patch, null])).toEqual({
    drafted: [],
    blocked: [{ why: { code: 'no_book' }, count: 2 }],
    unbilled: 1,
    unreadable: 1,
  })
})

test('what is blocked for different reasons of one kind is told apart', () => {
  const rivalled = (code: string) => ({
    ...french,
    terms: [...french.terms, ...french.terms.map(terms => ({ ...terms, code }))],
  })
  const { blocked } = expectedOf([rivalled('B'), rivalled('C'), rivalled('B')])
  const codes = (rival: string) => ({ code: 'two_terms', codes: [rival, 'GENERAL-FR'] })
  expect(blocked).toEqual([
    { why: codes('B'), count: 2 },
    { why: codes('C'), count: 1 },
  ])
})

test('nothing is expected of nobody', () => {
  expect(expectedOf([])).toEqual({ drafted: [], blocked: [], unbilled: 0, unreadable: 0 })
})
