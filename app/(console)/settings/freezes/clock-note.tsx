import { useTranslations } from 'next-intl'
import { clockChange, instantOf, wallOf, type Wall } from '@/lib/calendar/wall'

/** Says so when clocks skip or repeat a wall time; nothing otherwise. */
export function ClockNote({ local, zone }: Wall) {
  const t = useTranslations('freezes')
  const change = clockChange({ local, zone })
  if (change === 'none') return null
  const counted = wallOf(instantOf({ local, zone }), zone).local
  return (
    <span className="block text-12 text-warn-text">
      {t(`clock.${change}`, { local: local.slice(11), at: counted.slice(11) })}
    </span>
  )
}
