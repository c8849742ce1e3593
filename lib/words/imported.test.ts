import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages'
import { reportOf } from './imported'

const words = [
  createTranslator({ locale: 'en', messages: en, namespace: 'installations' }),
  createTranslator({ locale: 'en', messages: en, namespace: 'refusals' }),
  createTranslator({ locale: 'en', messages: en, namespace: 'evidence' }),
] as const

test('each line of a file has its outcome, and what was not taken says why', () => {
  const report = reportOf(...words, {
    lines: [
      { line: 2, name: 'Kaldalón hf., production', outcome: 'added' },
      { line: 4, name: 'Kaldalón hf., staging', outcome: 'busy' },
    ],
    problems: [{ line: 3, column: 'nodes', code: 'not-a-number' }],
  })
  expect(report.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'added'],
    [3, 'refused'],
    [4, 'refused'],
  ])
  expect(report[0]?.message).toBeNull()
  expect(report[2]?.message).toBe('Not taken: the database was busy. Import this line again.')
})
