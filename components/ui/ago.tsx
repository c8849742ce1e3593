import { useLocale, useTimeZone } from 'next-intl'
import { momentText } from './moment'

type Props = { at: Date | string; now: Date; zone?: string }

/** How long ago (or how far ahead), with the exact moment one hover away. */
export function Ago({ at, now, zone }: Props) {
  const locale = useLocale()
  const usual = useTimeZone() ?? 'UTC'
  const instant = new Date(at)
  return (
    <time
      dateTime={instant.toISOString()}
      title={momentText(instant, zone ?? usual, locale)}
      className="whitespace-nowrap"
    >
      {agoText(instant, now, locale)}
    </time>
  )
}

/** "2 hours ago", "yesterday", "in 3 days": the largest unit that fits, never rounded up. */
export function agoText(at: Date, now: Date, locale: string) {
  const milliseconds = at.getTime() - now.getTime()
  const [unit, size] =
    units.find(([, length]) => Math.abs(milliseconds) >= length) ?? (['minute', minute] as const)
  return formatOf(locale).format(Math.trunc(milliseconds / size), unit)
}

const formats = new Map<string, Intl.RelativeTimeFormat>()

function formatOf(locale: string) {
  const language = locale === 'en' ? 'en-GB' : locale
  const known = formats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  formats.set(language, known)
  return known
}

const minute = 60_000
const units = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const
