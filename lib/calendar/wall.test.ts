import { describe, expect, test } from 'vitest'
import { the } from '@/lib/release/testing/the'
import { clockChange, instantOf, localTime, wallOf, zoneName } from './wall'

const minute = 60_000
const from = Date.UTC(2026, 0, 1)
const until = Date.UTC(2029, 0, 1)

// Offsets are read from the runtime's own calendar, not from the library under test.
const zones = ['Europe/Paris', 'Atlantic/Reykjavik', 'America/New_York', 'Australia/Lord_Howe']
const calendars = new Map(
  zones.map(timeZone => [
    timeZone,
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }),
  ]),
)

function offsetAt(zone: string, at: number) {
  const named = the(calendars.get(zone)).formatToParts(at)
  const parts = the(named.find(({ type }) => type === 'timeZoneName')).value
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts) ?? []
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0
}

function changesOf(zone: string) {
  const changes = []
  for (let at = from, before = offsetAt(zone, from); at < until; at += 12 * 60 * minute) {
    const after = offsetAt(zone, at)
    if (after !== before) changes.push({ zone, at: changeWithin(zone, at, after), before, after })
    before = after
  }
  return changes
}

function changeWithin(zone: string, at: number, after: number) {
  let exact = at
  while (offsetAt(zone, exact - minute) === after) exact -= minute
  return exact
}

const local = (at: number, offset: number) =>
  new Date(at + offset * minute).toISOString().slice(0, 16)

const all = zones.flatMap(changesOf)
const forward = all.filter(({ before, after }) => after > before)
const back = all.filter(({ before, after }) => after < before)
const named = (changes: typeof all) =>
  changes.map(change => [change.zone, new Date(change.at).toISOString(), change] as const)

test('the years 2026 to 2028 hold six clock changes in each zone, none in Reykjavik', () => {
  expect(zones.map(zone => all.filter(change => change.zone === zone).length)).toEqual([6, 0, 6, 6])
  const lordHowe = the(forward.find(({ zone }) => zone === 'Australia/Lord_Howe'))
  expect(lordHowe.after - lordHowe.before).toBe(30)
})

describe('a clock that goes forward', () => {
  test.each(named(forward))('%s at %s skips wall times, which move forward', (zone, _, change) => {
    const { at, before, after } = change
    for (let gone = 0; gone < after - before; gone += 10) {
      const wall = { local: local(at + gone * minute, before), zone }
      expect(clockChange(wall)).toBe('skipped')
      expect(instantOf(wall).getTime()).toBe(at + gone * minute)
      expect(wallOf(instantOf(wall), zone).local).toBe(local(at + gone * minute, after))
    }
    expect(clockChange({ local: local(at - minute, before), zone })).toBe('none')
    expect(clockChange({ local: local(at, after), zone })).toBe('none')
  })
})

describe('a clock that goes back', () => {
  test.each(named(back))('%s at %s doubles wall times, and the first counts', (zone, _, change) => {
    const { at, before, after } = change
    for (let again = before - after; again > 0; again -= 10) {
      const first = at - again * minute
      const wall = { local: local(first, before), zone }
      expect(clockChange(wall)).toBe('doubled')
      expect(instantOf(wall).getTime()).toBe(first)
    }
    expect(
      clockChange({ local: local(at - (before - after) * minute - minute, before), zone }),
    ).toBe('none')
    expect(clockChange({ local: local(at, before), zone })).toBe('none')
  })
})

test('a wall time comes back from its instant all through three years', () => {
  for (const zone of zones)
    for (let at = from; at < until; at += 6 * 60 * minute + 7 * minute) {
      const wall = wallOf(new Date(at), zone)
      if (clockChange(wall) === 'none') expect(instantOf(wall).getTime()).toBe(at)
    }
})

describe('what a form sends', () => {
  test.each(['2026-11-24T14:00', '2026-11-24T14:00:30', '2028-02-29T00:00'])(
    '%s is a time',
    text => {
      expect(localTime.parse(text)).toBe(text.slice(0, 16))
    },
  )

  test.each([
    '',
    'tomorrow',
    '2026-11-24',
    '2026-11-24T14:00Z',
    '2026-11-24T14:00:00Z',
    '2026-11-24T14:00+01:00',
    '2026-02-29T10:00',
    '2026-11-24T24:00',
    '0026-11-24T14:00',
    '9999-12-31T23:59',
    undefined,
  ])('%o is none, and says so in a code', text => {
    const codes = localTime.safeParse(text).error?.issues.map(({ message }) => message)
    expect(new Set(codes)).toEqual(new Set(['not-a-time']))
  })

  test.each(['Europe/Paris', 'Atlantic/Reykjavik', 'UTC'])('%s is a zone', zone => {
    expect(zoneName.safeParse(zone).success).toBe(true)
  })

  test.each(['', 'Paris', 'Europe/Atlantis', '+01:00', '-05', undefined])('%o is none', zone => {
    expect(zoneName.safeParse(zone).error?.issues[0]?.message).toBe('unknown-zone')
  })
})
