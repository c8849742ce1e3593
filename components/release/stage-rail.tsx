import { getTranslations } from 'next-intl/server'
import { Rail, RailBranch, RailFork, RailStep } from '@/components/ui/rail'
import type { StatusName } from '@/components/ui/status'
import { isHere, stepStatus } from '@/lib/release/step-status'
import type { Viewer } from '@/lib/release/people'
import type { Situation } from '@/lib/release/situation'
import { slug, stages, workflow, type Stage, type TrackType } from '@/lib/release/workflow'

/** Where a release stands: its own two stages, then the three of each track. */
export async function StageRail({ situation, viewer }: { situation: Situation; viewer: Viewer }) {
  const t = await getTranslations('release')
  const { release } = situation
  const own = stages.filter(stage => workflow[stage].scope === 'release')
  const tracked = stages.filter(stage => workflow[stage].scope === 'track')

  const step = (stage: Stage, track: TrackType | null) => {
    const status: StatusName = stepStatus(situation, viewer, stage, track)
    return (
      <RailStep
        key={stage}
        number={stages.indexOf(stage) + 1}
        title={t(`stages.${stage}`)}
        titleHidden={track !== null}
        status={status}
        statusWord={t(`steps.${status}`)}
        href={`/releases/${release.version}/${slug(stage)}`}
        current={isHere(situation, stage, track)}
      />
    )
  }

  return (
    <Rail label={t('rail')}>
      {own.map(stage => step(stage, null))}
      <RailFork label={t('tracksLabel')}>
        {release.tracks.map(({ type, rollouts }) => (
          <RailBranch
            key={type}
            title={t(`tracks.${type}`)}
            meta={
              Object.keys(rollouts).length > 0 &&
              t('installations', { count: Object.keys(rollouts).length })
            }
          >
            {tracked.map(stage => step(stage, type))}
          </RailBranch>
        ))}
      </RailFork>
    </Rail>
  )
}
