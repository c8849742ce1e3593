/**
 * What `t('….moment', …)` needs to say an instant in a zone: "Tue 24 Nov 2026, 14:02 Paris".
 * The message holds the order of the parts, so that each language has its own.
 */
export function inZone(at: Date | string, zone: string) {
  const timeZone = zone
  const dateTime = {
    weekday: { weekday: 'short', timeZone },
    day: { day: 'numeric', timeZone },
    month: { month: 'short', timeZone },
    year: { year: 'numeric', timeZone },
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  } as const
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  return [{ at: new Date(at), place }, { dateTime }] as const
}
