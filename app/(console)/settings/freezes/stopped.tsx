import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import type { PlannedTrack } from '@/db/queries/freezes'

/** The plans that begin within a freeze, each a link to where it is planned again. */
export function Stopped({ plans }: { plans: readonly PlannedTrack[] }) {
  const t = useTranslations('freezes')
  if (plans.length === 0) return t('stopsNone')
  return (
    <ul className="flex flex-col gap-1">
      {plans.map(({ version, track, startsAt, zone }) => (
        <li key={`${version} ${track}`}>
          <Link href={`/releases/${version}/3-scheduling`} className="link">
            {version}, {t(`types.${track}`)}
          </Link>{' '}
          <Moment at={startsAt} zone={zone} />
        </li>
      ))}
    </ul>
  )
}
