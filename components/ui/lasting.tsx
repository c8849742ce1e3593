import { useTranslations } from 'next-intl'

/** A length of time in at most two units: "3 h 12 min", "2 days". From `from` to `to`, cut, never rounded up. */
export function Lasting({ from, to }: { from: Date; to: Date }) {
  const t = useTranslations('ui')
  const whole = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  const days = Math.floor(whole / 1440)
  const hours = Math.floor(whole / 60)
  const minutes = whole % 60

  if (days >= 2) return t('duration.days', { count: days })
  if (hours > 0 && minutes > 0) return t('duration.hoursMinutes', { hours, minutes })
  if (hours > 0) return t('duration.hours', { hours })
  return t('duration.minutes', { minutes })
}
