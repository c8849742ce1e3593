import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Locale } from '@/lib/i18n/locale'
import type { RateRefusal } from '@/lib/exchange-rates/decide'
import type { Finding } from '@/lib/invoice/lint'
import { ruleKinds, stageOfKind } from '@/lib/invoice/price-book'
import en from '@/messages/en/books.json'
import fr from '@/messages/fr/books.json'
import is from '@/messages/is/books.json'
import type { RecordedBookEvent } from './events'
import type { BookRefusal } from './refusals'
import { bookStates } from './version'

type Words<Code extends string> = Record<Code, string>

// Codes that exist only as types are held by the compiler: a word that is missing does not compile.
export const typed = {
  lint: en.lint satisfies Words<Finding['code']>,
  refusal: en.refusal satisfies Words<Exclude<BookRefusal['code'], 'wrong-role'>>,
  rateRefusal: en.rates.refusal satisfies Words<Exclude<RateRefusal['code'], 'wrong-role'>>,
  event: en.event satisfies Words<RecordedBookEvent['type']>,
}

test('every kind, stage and state has words, and no word is left over', () => {
  expect(Object.keys(en.kind).toSorted()).toEqual([...ruleKinds].toSorted())
  expect(Object.keys(en.state)).toEqual([...bookStates])
  const stages = new Set(Object.values(stageOfKind).map(String))
  expect(Object.keys(en.stages).toSorted()).toEqual([...stages].toSorted())
})

test.each([
  ['fr', fr],
  ['is', is],
] as const)('every sentence in %s says as much as the English one', (locale, words) => {
  const said = sentences(words)
  const differing = Object.entries(sentences(en)).filter(
    ([key, sentence]) => parts('en', sentence).join() !== parts(locale, said[key] ?? '').join(),
  )
  expect(differing.map(([key]) => key)).toEqual([])
})

// Every open part is filled in with its own name, so that the sentence shows which it used.
function parts(locale: Locale, sentence: string): string[] {
  const onError = (error: Error) => {
    throw error
  }
  const t = createTranslator({ locale, messages: { sentence }, onError })
  const names = [...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '')
  const values = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const counts = { count: 2, releases: 3, blocked: 2, dearer: 1, cheaper: 1 }
  const tag = () => 'when'
  const text = t.markup('sentence', {
    ...values,
    ...counts,
    when: hasTag(sentence) ? tag : '<when>',
  })
  return [...text.matchAll(/<(\w+)>|\d+/g)].map(([found]) => found).toSorted()
}

const hasTag = (sentence: string) => sentence.includes('<when>')

function sentences(tree: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value]]
        : Object.entries(sentences(value as object, `${path}${key}.`)),
    ),
  )
}
