import { getTranslations } from 'next-intl/server'
import { TracksNotYet } from '@/components/release/tracks-not-yet'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { getDeployment } from '@/db/queries/deployment'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { Drafting } from './drafting'
import { RollBackForm } from './roll-back-form'
import { Rollouts } from './rollouts'
import { ServerlessDeployment } from './serverless-deployment'

export default async function DeploymentPage({
  params,
  searchParams,
}: PageProps<'/releases/[version]/4-deployment'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [{ rollouts, attempts, run }, t, word, { installation }] = await Promise.all([
    getDeployment(viewer, situation.id),
    getTranslations('stages.deployment'),
    getTranslations('release'),
    searchParams,
  ])
  const { release } = situation
  if (release.stage !== 'tracks' && release.stage !== 'closed') return <TracksNotYet />

  const cards = release.tracks.map(track => {
    const shared = { situation, viewer, track }
    return (
      <Card key={track.type} title={word(`tracks.${track.type}`)}>
        <div className="flex flex-col gap-4">
          {track.end === 'rolled_back' && <Status is="failed">{t('rolledBack')}</Status>}
          {track.startedAt === null && <Status is="waiting">{t('notStarted')}</Status>}
          {track.startedAt !== null && track.type === 'serverless' && (
            <ServerlessDeployment {...shared} attempts={attempts} />
          )}
          {track.startedAt !== null && track.type !== 'serverless' && (
            <Rollouts
              {...shared}
              chosen={typeof installation === 'string' ? installation : null}
              rollouts={rollouts.filter(row => row.track === track.type)}
            />
          )}
          {track.startedAt !== null && track.end === null && <RollBackForm {...shared} />}
        </div>
      </Card>
    )
  })
  return (
    <>
      {cards}
      {release.tracks.some(({ startedAt }) => startedAt !== null) && (
        <Drafting version={release.version} run={run} zone={viewer.zone} />
      )}
    </>
  )
}
