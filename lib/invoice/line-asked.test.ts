import { expect, test } from 'vitest'
import { lineAddress, lineAsked, type LineAsked } from './line-asked'
import type { Asked } from './review'

test.each<[Asked, LineAsked]>([
  [
    { line: '2', lang: 'fr' },
    { line: '2', language: 'fr' },
  ],
  [
    { line: '12', lang: 'is' },
    { line: '12', language: 'is' },
  ],
  [{}, { line: null, language: 'en' }],
  [
    { line: '0', lang: 'de' },
    { line: null, language: 'en' },
  ],
  [{ line: '02' }, { line: null, language: 'en' }],
  [{ line: '99999' }, { line: null, language: 'en' }],
  [
    { line: '-1', lang: 'FR' },
    { line: null, language: 'en' },
  ],
  [
    { line: ['1', '2'], lang: ['fr', 'is'] },
    { line: null, language: 'en' },
  ],
  [
    { line: 'x', lang: '' },
    { line: null, language: 'en' },
  ],
])('%j asks for %j', (asked, read) => {
  expect(lineAsked(asked, 'en')).toEqual(read)
})

test('what no address names is read in the language of the screen', () => {
  expect(lineAsked({ line: '1', lang: 'xx' }, 'is')).toEqual({ line: '1', language: 'is' })
})

test('an address asks for what it was made for, and keeps the list it was opened from', () => {
  const address = lineAddress('a', 3, 'is', { release: '3.1.0' })
  expect(address).toBe('/invoices/a?release=3.1.0&line=3&lang=is#line-3')
  const { searchParams } = new URL(address, 'http://localhost')
  expect(lineAsked(Object.fromEntries(searchParams), 'en')).toEqual({ line: '3', language: 'is' })
})
