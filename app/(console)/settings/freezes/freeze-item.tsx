import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Tag } from '@/components/ui/tag'
import type { FreezeRow } from '@/db/queries/freezes'
import { instantOf } from '@/lib/calendar/wall'
import type { Viewer } from '@/lib/release/people'
import { ClockNote } from './clock-note'
import { EndFreezeForm } from './end-freeze-form'
import { Stopped } from './stopped'

type Props = { freeze: FreezeRow; viewer: Viewer; now: Date }

/** One freeze: why, on which tracks, from when until when, and which plans it stops. */
export function FreezeItem({ freeze, viewer, now }: Props) {
  const t = useTranslations('freezes')
  const { reason, tracks, zone, startsAt, endedAt, addedBy, hits } = freeze
  const who = freeze.endedBy ?? t('machine')
  const over = new Date(freeze.endsAt) <= now
  const cancelled = endedAt !== null && new Date(endedAt) < new Date(startsAt)
  const facts = [
    {
      term: t('start'),
      detail: <Wall instant={startsAt} local={freeze.startLocal} zone={zone} />,
    },
    {
      term: t('end'),
      detail: (
        <Wall
          instant={instantOf({ local: freeze.endLocal, zone })}
          local={freeze.endLocal}
          zone={zone}
        />
      ),
    },
    { term: t('addedBy'), detail: addedBy ?? t('machine') },
    ...(over ? [] : [{ term: t('stops'), detail: <Stopped plans={hits} /> }]),
  ]
  return (
    <article className="flex flex-col gap-3">
      <h3 className="flex flex-wrap items-center gap-2">
        {reason}
        {tracks.map(track => (
          <Tag key={track}>{t(`types.${track}`)}</Tag>
        ))}
      </h3>
      <Facts of={facts} />
      {endedAt !== null && (
        <p className="text-13 text-soft">
          {t(cancelled ? 'cancelled' : 'endedEarly', { who, reason: freeze.endReason ?? '' })}{' '}
          <Moment at={endedAt} zone={zone} />
        </p>
      )}
      {!over && <EndFreezeForm {...{ freeze, viewer, now }} />}
    </article>
  )
}

type WallProps = { instant: Date | string; local: string; zone: string }

function Wall({ instant, local, zone }: WallProps) {
  return (
    <>
      <Moment at={instant} zone={zone} />
      <ClockNote local={local} zone={zone} />
    </>
  )
}
