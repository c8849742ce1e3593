import { useLocale, useTimeZone } from 'next-intl'

type Props = {
  at: Date | string
  /** IANA name. What was planned in a zone is shown in it; the record is shown in the reader's; without one, the console's. */
  zone?: string
  /** Without the day, where the day stands above. */
  timeOnly?: boolean
  /** May break between words, for narrow places such as a card of the board. */
  wraps?: boolean
}

/** An instant as people say it, always with its zone: "Tue 24 Nov 2026, 14:02 Paris". */
export function Moment({ at, zone, timeOnly = false, wraps = false }: Props) {
  const locale = useLocale()
  const usual = useTimeZone() ?? 'UTC'
  const shown = zone ?? usual
  const instant = new Date(at)
  return (
    <time dateTime={instant.toISOString()} className={wraps ? undefined : 'whitespace-nowrap'}>
      {timeOnly ? timeText(instant, shown, locale) : momentText(instant, shown, locale)}
    </time>
  )
}

/** The same as text, for a sentence: the zone by its city, in the language of the reader. */
export function momentText(at: Date, zone: string, locale: string) {
  const day = formatOf(locale, zone).day.format(at).replace(',', '')
  return `${day}, ${timeText(at, zone, locale)}`
}

/** "14:02 Paris". */
export function timeText(at: Date, zone: string, locale: string) {
  return `${formatOf(locale, zone).time.format(at)} ${cityOf(zone)}`
}

/** 'Atlantic/Reykjavik' → 'Reykjavik', 'America/New_York' → 'New York', 'UTC' stays. */
export function cityOf(zone: string) {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

type Formats = { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }
const formats = new Map<string, Formats>()

// Making a format costs more than a hundred uses of it, and a history prints hundreds of moments.
function formatOf(locale: string, zone: string) {
  const key = `${locale} ${zone}`
  const known = formats.get(key) ?? makeFormats(locale === 'en' ? 'en-GB' : locale, zone)
  formats.set(key, known)
  return known
}

function makeFormats(language: string, timeZone: string): Formats {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    day: new Intl.DateTimeFormat(language, { ...day, timeZone }),
    time: new Intl.DateTimeFormat(language, { ...time, timeZone }),
  }
}
