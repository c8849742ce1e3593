import { expect, test } from 'vitest'
import { weekdaysBefore, workingTime } from './working-hours'

const both = ['Europe/Paris', 'Atlantic/Reykjavik']
const next = (at: string, zones = both, hours = 0) =>
  workingTime(new Date(at), zones, hours).toISOString()

test('the night and the weekend wait for the morning of the zone', () => {
  expect(next('2026-11-24T01:16:00Z', ['Europe/Paris'])).toBe('2026-11-24T07:20:00.000Z')
  expect(next('2026-11-27T17:00:00Z', ['Europe/Paris'])).toBe('2026-11-30T07:20:00.000Z')
  expect(next('2026-11-27T17:00:00Z', ['Atlantic/Reykjavik'])).toBe('2026-11-27T17:00:00.000Z')
})

test('several hours have to fit into the day of everybody', () => {
  expect(next('2026-11-24T07:30:00Z', both, 4)).toBe('2026-11-24T08:20:00.000Z')
  expect(next('2026-11-24T12:59:00Z', both, 4)).toBe('2026-11-24T12:59:00.000Z')
  expect(next('2026-11-24T13:00:00Z', both, 4)).toBe('2026-11-25T08:20:00.000Z')
})

test('days are counted without the weekend', () => {
  const before = (at: string, days: number) =>
    weekdaysBefore(new Date(at), days, 'Atlantic/Reykjavik').toISOString().slice(0, 16)
  expect(before('2026-11-23T03:00:00Z', 1)).toBe('2026-11-20T08:20')
  expect(before('2026-11-22T23:00:00Z', 5)).toBe('2026-11-16T08:20')
})
