import { Temporal } from 'temporal-polyfill'

const morning = '08:20'
const evening = '18:00'

/**
 * The first moment from `at` on that is working time in each of these zones, Monday to Friday, with so many
 * hours of it left.
 */
export function workingTime(at: Date, zones: readonly string[], hours = 0): Date {
  for (const zone of zones) {
    const next = workingIn(at, zone, hours)
    if (next > at) return workingTime(next, zones, hours)
  }
  return at
}

/** The morning, in this zone, of the day so many weekdays before the day of `at`. */
export function weekdaysBefore(at: Date, days: number, zone: string): Date {
  let day = zoned(at, zone).withPlainTime(morning)
  for (let left = days; left > 0; left -= isWeekday(day) ? 1 : 0) day = day.subtract({ days: 1 })
  return instant(day)
}

function workingIn(at: Date, zone: string, hours: number): Date {
  const now = zoned(at, zone)
  const fits = Temporal.ZonedDateTime.compare(now.add({ hours }), now.withPlainTime(evening)) < 0
  if (!isWeekday(now) || !fits) return instant(now.add({ days: 1 }).withPlainTime(morning))
  const starts = now.withPlainTime(morning)
  return Temporal.ZonedDateTime.compare(now, starts) < 0 ? instant(starts) : at
}

const isWeekday = ({ dayOfWeek }: Temporal.ZonedDateTime) => dayOfWeek <= 5
const zoned = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
const instant = ({ epochMilliseconds }: Temporal.ZonedDateTime) => new Date(epochMilliseconds)
