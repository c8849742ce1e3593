import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Status, type StatusName } from '@/components/ui/status'
import type { Verdict } from '@/lib/release/events'
import type { Health } from '@/lib/release/verdict'

/** The look of each verdict. */
export const looks = {
  healthy: 'passed',
  degraded: 'held',
  failing: 'failed',
  inconclusive: 'unknown',
  no_data: 'unknown',
} as const satisfies Record<Verdict, StatusName>

/** How a track does. Only what was seen just now has the look of its verdict; the past has none. */
export function HealthStatus({ health, zone }: { health: Health; zone: string }) {
  const t = useTranslations('release')
  const verdict = t(`verdicts.${health.verdict}`)
  if (health.is === 'now') return <Status is={looks[health.verdict]}>{verdict}</Status>

  const at = seenAt(health)
  if (at === null) return <Status is="unknown">{t(`health.${health.is}`, { verdict })}</Status>
  const when = () => <Moment at={at} zone={zone} wraps />
  return <Status is="unknown">{t.rich(`health.${health.is}At`, { verdict, when })}</Status>
}

function seenAt(health: Exclude<Health, { is: 'now' }>) {
  switch (health.is) {
    case 'last':
      return health.at
    case 'past':
      return health.until
    case 'silent':
      return health.since
  }
}
