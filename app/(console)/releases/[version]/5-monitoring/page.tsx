import { getTranslations } from 'next-intl/server'
import { TracksNotYet } from '@/components/release/tracks-not-yet'
import { getMonitoring } from '@/db/queries/monitoring'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { TrackWatch } from './track-watch'

export default async function MonitoringPage({
  params,
}: PageProps<'/releases/[version]/5-monitoring'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [monitoring, word] = await Promise.all([
    getMonitoring(viewer, situation.id),
    getTranslations('release'),
  ])
  const { release } = situation
  if (release.stage !== 'tracks' && release.stage !== 'closed') return <TracksNotYet />

  return release.tracks.map(track => (
    <TrackWatch
      key={track.type}
      title={word(`tracks.${track.type}`)}
      {...{ situation, viewer, track }}
      incidents={monitoring.incidents.filter(row => row.track === track.type)}
      checks={monitoring.checks.filter(row => row.track === track.type)}
    />
  ))
}
