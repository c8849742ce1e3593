import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { vendorDay } from './vendor-day'

test.each([
  ['2026-11-24T22:59:59Z', '2026-11-24'],
  ['2026-11-24T23:00:00Z', '2026-11-25'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
])('at %s it is %s', (at, day) => {
  expect(vendorDay(new Date(at))).toBe(day)
})

test('no screen takes another day for today', () => {
  const screens = globSync('{app,components}/**/*.tsx')
  expect(screens.length).toBeGreaterThan(100)
  const own = screens.filter(file =>
    /new Date\(\)\.toISOString\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(own).toEqual([])
})
