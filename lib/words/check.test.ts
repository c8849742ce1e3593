import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { check } from '@/lib/invoice/check/check'
import { fields, problems } from '@/lib/invoice/check/rule'
import { mutations } from '@/lib/invoice/check/testing'
import { modelOf } from '@/lib/invoice/document/model-of'
import { draftOf, standing } from '@/lib/invoice/document/testing'
import { locales } from '@/lib/i18n/locale'
import { messagesOf } from '@/lib/i18n/messages'
import { explainBroken, placeOf } from './check'

const words = (locale: (typeof locales)[number]) =>
  createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: 'check',
    onError: error => {
      throw error
    },
  })

const findings = mutations.flatMap(([, sale, change]) =>
  check(change(modelOf(draftOf(sale), standing))).flatMap(light => light.findings),
)

test.each(locales)('in %s every finding is a whole sentence', locale => {
  const t = words(locale)
  for (const finding of findings) expect(explainBroken(t, finding)).toMatch(/^[^{}]{12,}\.$/)
})

test('every problem comes up, and every field that can be broken has words', () => {
  expect(new Set(findings.map(({ problem }) => problem))).toEqual(new Set(problems))
  const t = words('en')
  for (const field of fields) expect(t(`field.${field}`)).toBeTruthy()
})

test.each([
  ['buyer.endpoint', 'fatal', 'buyer'],
  ['seller.vatId', 'fatal', 'seller'],
  ['document.reference', 'fatal', 'installation'],
  ['line.price', 'fatal', 'book'],
  ['total.net', 'fatal', 'draft'],
  ['document.type', 'issuer', 'none'],
] as const)('%s (%s) is put right at: %s', (field, severity, place) => {
  expect(placeOf({ field, severity })).toBe(place)
})

test('a sentence names the line and both amounts', () => {
  const [finding] = findings.filter(({ rule }) => rule === 'PEPPOL-EN16931-R120')
  if (!finding) throw new Error('no such finding')
  expect(explainBroken(words('en'), finding)).toMatch(
    /^Line 1: The line’s amount: \S+, but it works out to \S+\.$/,
  )
})
