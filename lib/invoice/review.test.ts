import { expect, test } from 'vitest'
import { addressOf, reviewFilter } from './review'

const buyer = '00000000-0000-4000-8000-000000000000'

test('an address without a word filters nothing, outliers first', () => {
  const all = reviewFilter({})
  expect(all).toMatchObject({ version: null, state: null, sort: 'outliers' })
  expect(addressOf(all)).toEqual({})
})

test('what an address says is what the filter says, both ways', () => {
  const address = {
    release: '4.2.0',
    state: 'draft',
    currency: 'ISK',
    buyer,
    mark: 'held',
    sort: 'age',
  }
  expect(addressOf(reviewFilter(address))).toEqual(address)
})

test('what is no filter filters nothing', () => {
  const odd = { state: 'gone', currency: 'XXX', buyer: "' or 1", mark: ['held', 'x'], sort: 'id' }
  expect(addressOf(reviewFilter(odd))).toEqual({})
})
