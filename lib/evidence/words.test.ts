import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { ChangeListRefusal } from './changes'
import type { JunitRefusal } from './junit'
import type { JunitRemark } from './junit-tally'
import { en } from '@/lib/i18n/messages'
import type { CsvProblem } from '@/lib/installations/import'

const t = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: en,
  namespace: 'evidence',
  onError: error => {
    throw error
  },
})

// One of each: a code without a sample does not compile.
const junit = {
  'not-xml': { code: 'not-xml', detail: 'truncated', line: 18 },
  'has-doctype': { code: 'has-doctype', line: 1 },
  'too-large': { code: 'too-large', limit: 5 },
  'too-deep': { code: 'too-deep', limit: 64, line: 3 },
  'too-many-cases': { code: 'too-many-cases', limit: 100_000, line: 3 },
  'not-junit': { code: 'not-junit', detail: 'html', line: 2 },
  'no-tests': { code: 'no-tests' },
} satisfies { [Code in JunitRefusal['code']]: JunitRefusal & { code: Code } }

const remarks = {
  'fewer-tests-than-stated': { code: 'fewer-tests-than-stated', stated: 15_515, counted: 1 },
  'fewer-failures-than-stated': { code: 'fewer-failures-than-stated', stated: 2, counted: 0 },
  'repeated-names': { code: 'repeated-names', counted: 1 },
} satisfies { [Code in JunitRemark['code']]: JunitRemark & { code: Code } }

const changes = {
  empty: { code: 'empty' },
  'not-json': { code: 'not-json' },
  'too-large': { code: 'too-large', limit: 5 },
  'too-many': { code: 'too-many', limit: 5000 },
  'wrong-field': { code: 'wrong-field', path: 'changes[1].sha', detail: 'commit' },
  'wrong-line': { code: 'wrong-line', line: 2, field: 'committedAt', detail: 'time' },
  'no-tabs': { code: 'no-tabs', line: 1 },
  'missing-columns': { code: 'missing-columns', line: 4 },
  'repeated-line': { code: 'repeated-line', line: 4, first: 2 },
  'repeated-change': { code: 'repeated-change', path: 'changes[1]', first: 'changes[0]' },
} satisfies { [Code in ChangeListRefusal['code']]: ChangeListRefusal & { code: Code } }

const csvCodes = Object.keys(en.evidence.csv) as CsvProblem['code'][]

describe('every code has a sentence, and every sentence gets its values from the refusal', () => {
  test.each(Object.values(junit))('junit $code', refusal => {
    expect(t(`junit.${refusal.code}`, { ...refusal })).toMatch(/^[A-Z][^{}]*\.$/)
  })
  test.each(Object.values(remarks))('junit $code', remark => {
    expect(t(`junit.${remark.code}`, { ...remark })).toMatch(/^[A-Z0-9][^{}]*\.$/)
  })
  test.each(Object.values(changes))('changes $code', refusal => {
    expect(t(`changes.${refusal.code}`, { ...refusal })).toMatch(/^[A-Zc][^{}]*\.$/)
  })
  test.each(csvCodes)('csv %s', code => {
    expect(t(`csv.${code}`, { line: 7, column: 'nodes', detail: '3' })).toMatch(/^[A-Z][^{}]*\.$/)
  })
})

test('reads like this', () => {
  expect(t('junit.not-xml', junit['not-xml'])).toBe(
    'The file breaks off in line 18. Upload the whole report.',
  )
  expect(t('junit.fewer-tests-than-stated', remarks['fewer-tests-than-stated'])).toBe(
    'The file says 15,515 tests and holds 1. Only those it holds count.',
  )
  expect(t('junit.not-junit', junit['not-junit'])).toBe(
    'This is not a JUnit report: line 2 has <html> where it does not belong.',
  )
  expect(t('changes.wrong-line', changes['wrong-line'])).toBe(
    'Line 2, time: write the time with its offset, such as 2026-03-29T03:30:00+02:00.',
  )
})
