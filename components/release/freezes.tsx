import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Moment } from '@/components/ui/moment'
import type { Freeze } from '@/lib/calendar/freeze'

type Props = { freezes: readonly Freeze[]; title: string; none: string }

/** The freezes that are on or still to come, each with its reason and its own zone. */
export async function Freezes({ freezes, title, none }: Props) {
  const word = await getTranslations('release')
  if (freezes.length === 0) return <p className="text-13 text-soft">{none}</p>
  return (
    <Callout tone="hold" title={title}>
      <ul className="flex flex-col gap-1">
        {freezes.map(({ id, reason, tracks, startsAt, endsAt, zone }) => (
          <li key={id}>
            {reason} ({tracks.map(track => word(`tracks.${track}`)).join(', ')}):{' '}
            <Moment at={startsAt} zone={zone} /> – <Moment at={endsAt} zone={zone} />
          </li>
        ))}
      </ul>
    </Callout>
  )
}
