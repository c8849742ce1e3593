/** A day without a zone (ISO date) by locale: '2026-11-03' → "3 November 2026", "3. nóvember 2026". */
export function dayText(on: string, locale: string): string {
  return formatOf(locale).format(new Date(`${on.slice(0, 10)}T00:00:00Z`))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string) {
  const known = formats.get(locale)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  formats.set(locale, made)
  return made
}
