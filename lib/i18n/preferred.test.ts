import { expect, test } from 'vitest'
import { preferredLocale } from './preferred'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['is-IS', 'is'],
  ['de-DE,de;q=0.9,fr;q=0.4,en;q=0.2', 'fr'],
  ['en;q=0.5, is;q=0.9', 'is'],
  ['fr;q=0, de', 'en'],
  ['*', 'en'],
  ['FR;Q=0.7, en;q=0.8', 'en'],
  ['fr;q=much, is;q=0.1', 'is'],
])('%s asks for %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})
