import { getTranslations } from 'next-intl/server'
import { Freezes } from '@/components/release/freezes'
import { TracksNotYet } from '@/components/release/tracks-not-yet'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { TrackPlan } from './track-plan'

export default async function SchedulingPage({
  params,
}: PageProps<'/releases/[version]/3-scheduling'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [names, t] = await Promise.all([listNames(viewer), getTranslations('stages.scheduling')])
  const { release, world } = situation

  if (release.stage !== 'tracks' && release.stage !== 'closed') return <TracksNotYet />
  return (
    <>
      <Freezes freezes={world.freezes} title={t('freezes')} none={t('noFreezes')} />
      {release.tracks.map(track => (
        <TrackPlan key={track.type} {...{ situation, viewer, names, track }} />
      ))}
    </>
  )
}
