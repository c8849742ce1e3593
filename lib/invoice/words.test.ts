import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '@/messages/en/invoice.json'
import { clearedBy, type Clears } from './blocked'
import { channels } from './commands'
import type { DraftEvent } from './events'
import { factNames, factSources, infrastructures } from './facts'
import { aspects } from './difference'
import { holdKinds } from './hold'
import { ledgerStates, notBillableReasons } from './ledger'
import { rule } from './price-book'
import { notReadyCodes } from './ready'
import type { DraftRefusal } from './standing'
import { sales, termsLevels } from './terms'
import { vatCategories } from './vat'
import { draftCommandNames, draftStates } from './workflow'

type Words<Code extends string> = Record<Code, string>

// Codes that exist only as types are held by the compiler: a word that is missing does not compile.
export const typed = {
  refusal: en.refusal satisfies Words<Exclude<DraftRefusal['code'], 'wrong-role'>>,
  event: en.event satisfies Words<DraftEvent['type'] | 'lineAdded' | 'lineLeftOut'>,
  clears: en.clears satisfies Words<Clears>,
}

test.each([
  ['state', draftStates],
  ['command', draftCommandNames],
  ['notBillable', notBillableReasons],
  ['notReady', notReadyCodes],
  ['channel', channels],
  ['blocked', Object.keys(clearedBy)],
  ['sale', sales],
  ['level', termsLevels],
  ['fact', factNames],
  ['factSource', factSources],
  ['ruleKind', rule.options.map(option => option.shape.kind.value)],
  ['category', vatCategories],
] as const)('every %s has words, and no word is left over', (group, codes) => {
  expect(Object.keys(en[group]).toSorted()).toEqual([...codes].toSorted())
})

test('what the ledger and the infrastructure can say has words', () => {
  for (const state of ledgerStates) expect(en.ledger[state]).toBeTruthy()
  for (const aspect of aspects) expect(en.drift.other[aspect]).toBeTruthy()
  for (const kind of holdKinds) expect(en.hold.kind[kind]).toBeTruthy()
  for (const kind of infrastructures) expect(en.factValue[kind]).toBeTruthy()
})

const values = Object.fromEntries(
  [
    ...[
      'roles',
      'state',
      'revision',
      'reason',
      'rule',
      'rules',
      'fact',
      'party',
      'number',
      'country',
      'codes',
    ],
    ...[
      'from',
      'to',
      'on',
      'quantity',
      'percent',
      'amount',
      'of',
      'by',
      'result',
      'currency',
      'origin',
    ],
    ...[
      'code',
      'version',
      'clause',
      'rate',
      'upTo',
      'price',
      'locale',
      'waived',
      'findings',
      'expects',
      'release',
    ],
    ...['findings', 'draft', 'line', 'was', 'is', 'more', 'what', 'channel', 'drift'],
    ...['kind', 'moment', 'who', 'holds'],
  ].map(name => [name, name]),
)

test.each(sentences(en))('%s reads as a sentence', (_key, sentence) => {
  const broken: string[] = []
  const onError = (error: Error) => broken.push(error.message)
  const t = createTranslator({ locale: 'en', messages: { sentence }, onError })
  expect(t('sentence', { ...values, count: 2, days: 30 })).not.toMatch(/[{}]/)
  expect(broken).toEqual([])
})

function sentences(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value]]
      : sentences(value as object, [...path, key]),
  )
}
