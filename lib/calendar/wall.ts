import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** What a person planned: a wall time such as '2026-11-24T14:00' and the IANA zone it was meant in. */
export type Wall = { local: string; zone: string }

/** How a wall time met its zone's clock changes. */
export type ClockChange = 'none' | 'skipped' | 'doubled'

/** A wall time as HTML's datetime-local sends it, to the minute. */
export const localTime = z.iso
  .datetime({ local: true, offset: false, error: 'not-a-time' })
  .regex(/^2\d{3}-[^Z]*$/, 'not-a-time')
  .transform(text => text.slice(0, 16))

/** An IANA zone the runtime knows. */
export const zoneName = z.string('unknown-zone').refine(isZone, { error: 'unknown-zone' })

/** The instant a wall time stands for. A local time that does not exist moves forward, a doubled one takes the first. */
export function instantOf({ local, zone }: Wall): Date {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone)
  return new Date(zoned.epochMilliseconds)
}

/** What the screen has to say about this wall time: nothing, that it is skipped, or that it happens twice. */
export function clockChange({ local, zone }: Wall): ClockChange {
  const plain = Temporal.PlainDateTime.from(local)
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.equals(later)) return 'none'
  return earlier.toPlainDateTime().equals(plain) ? 'doubled' : 'skipped'
}

/** The wall time that a clock in `zone` shows at this instant, to the minute. */
export function wallOf(instant: Date, zone: string): Wall {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return { local: zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }), zone }
}

// '+01:00' is an offset: it does not know summer from winter.
function isZone(zone: string) {
  if (!/^[a-z]/i.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
