import { expect, test } from 'vitest'
import { agoText } from './ago'
import { cityOf, momentText } from './moment'

const at = new Date('2026-11-24T13:02:59Z')

test('a moment names its day, its minute and its zone', () => {
  expect(momentText(at, 'Europe/Paris', 'en')).toBe('Tue 24 Nov 2026, 14:02 Paris')
  expect(momentText(at, 'Atlantic/Reykjavik', 'en')).toBe('Tue 24 Nov 2026, 13:02 Reykjavik')
  expect(momentText(at, 'Europe/Paris', 'fr')).toBe('mar. 24 nov. 2026, 14:02 Paris')
})

test('midnight is 00, and summer time counts', () => {
  expect(momentText(new Date('2026-07-01T22:00:00Z'), 'Europe/Paris', 'en')).toBe(
    'Thu 2 Jul 2026, 00:00 Paris',
  )
})

test.each([
  ['America/New_York', 'New York'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is called %s', (zone, city) => {
  expect(cityOf(zone)).toBe(city)
})

test.each([
  ['2026-11-24T13:02:00Z', 'this minute'],
  ['2026-11-24T12:03:00Z', '59 minutes ago'],
  ['2026-11-24T12:02:00Z', '1 hour ago'],
  ['2026-11-23T12:00:00Z', 'yesterday'],
  ['2026-11-22T13:00:00Z', '2 days ago'],
  ['2026-11-24T16:03:00Z', 'in 3 hours'],
])('%s is %s', (then, said) => {
  expect(agoText(new Date(then), at, 'en')).toBe(said)
})
