import { expect, test } from 'vitest'
import { draftsReport, missedIn } from './report.mjs'

const measured = { perSecond: 2_300, byHand: 20_000, timesOfSmall: 9.8, megabytes: 222 }

test('a report in which every aim is met misses nothing', () => {
  const report = draftsReport(measured)
  expect(report).toMatch(/2300.*met\n.*met\n.*met/)
  expect(missedIn(report)).toEqual([])
})

test('each aim that is missed is named by its line', () => {
  const missed = missedIn(draftsReport({ ...measured, perSecond: 1_999, megabytes: 501 }))
  expect(missed.map(line => line.slice(0, 20))).toEqual([
    '10,000 installations',
    'drafting process, MB',
  ])
})
