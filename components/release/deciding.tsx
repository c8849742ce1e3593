import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DecisionCard } from '@/components/ui/decision-card'
import { Lasting } from '@/components/ui/lasting'
import type { Stood } from '@/db/queries/situation'
import { duties } from '@/lib/release/duties'
import { isMine } from '@/lib/release/mine'
import type { Viewer } from '@/lib/release/people'
import { rules, type Stage, type TrackType } from '@/lib/release/workflow'

type Props = {
  situation: Stood
  viewer: Viewer
  stage: Stage
  track?: TrackType
  consequences?: readonly ReactNode[]
  children: ReactNode
}

/** What this stage waits for, loud for the person it is for, with its commands; the others see whom it waits for. */
export async function Deciding({ situation, viewer, stage, track, consequences, children }: Props) {
  const [t, word] = await Promise.all([getTranslations('stages'), getTranslations('release')])
  const here = duties(situation).filter(
    duty => rules[duty.command].stage === stage && duty.track === (track ?? null),
  )
  const [first] = here
  // Nothing waits, and yet the commands stay: they say why they cannot be given, or can be in another way.
  if (!first) return <DecisionCard>{children}</DecisionCard>

  const yours = here.find(duty => isMine(situation, viewer, duty))
  const shown = yours ?? first
  const whom = shown.by.map(role => word(`roles.${role}`)).join(t('or'))
  const since = (track && situation.since.tracks[track]) ?? situation.since.release
  return (
    <DecisionCard
      what={t(`duties.${shown.command}`)}
      waitsFor={yours ? undefined : whom}
      since={t.rich('since', {
        when: () => <Lasting from={new Date(since)} to={situation.world.now} />,
      })}
      consequences={consequences}
    >
      {children}
    </DecisionCard>
  )
}
