import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { Health } from '@/components/release/health'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import type { CheckRow, IncidentRow } from '@/db/queries/monitoring'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { healthOf } from '@/lib/release/verdict'
import { closeTrack } from './actions'
import { IncidentForm } from './incident-form'
import { Incidents } from './incidents'

type Props = {
  title: string
  situation: Stood
  viewer: Viewer
  track: Track
  incidents: readonly IncidentRow[]
  checks: readonly CheckRow[]
}

/** One track under watch: its health, its incidents, and the word that ends it. */
export function TrackWatch({ incidents, checks, ...props }: Props) {
  const { title, situation, viewer, track } = props
  const { zone } = viewer
  return (
    <Card title={title}>
      <div className="flex flex-col gap-5">
        <Health
          {...{ track, checks, zone }}
          lastRead={lastReadOf(situation, track)}
          now={situation.world.now}
        />
        {track.startedAt && <Incidents {...{ situation, viewer, incidents }} />}
        {track.stage === 'deployment' && <IncidentForm {...{ situation, viewer, track }} />}
        {track.stage === 'monitoring' && <Closing {...props} />}
      </div>
    </Card>
  )
}

async function Closing({ title, situation, viewer, track }: Omit<Props, 'incidents' | 'checks'>) {
  const t = await getTranslations('stages.monitoring')
  const shared = { situation, viewer, track: track.type }
  const asks = needsReason(situation, track)
  const consequences = [t('closes'), ...(isLast(situation, track) ? [t('closesRelease')] : [])]
  return (
    <Deciding {...shared} stage="monitoring" consequences={consequences}>
      <CommandRow stacked={asks}>
        <ReleaseForm
          {...shared}
          command="closeTrack"
          action={closeTrack}
          submit={t('close', { track: title })}
        >
          {asks && <TextArea name="reason" label={t('closeReason')} hint={t('closeReasonHint')} />}
        </ReleaseForm>
        <IncidentForm {...{ situation, viewer, track }} />
      </CommandRow>
    </Deciding>
  )
}

function needsReason(situation: Stood, track: Track) {
  const { now } = situation.world
  const { verdict } = healthOf(track, lastReadOf(situation, track), now)
  return verdict !== 'healthy' || (track.monitorUntil ?? '') > now.toISOString()
}

const lastReadOf = ({ world }: Stood, { type }: Track) => world.lastRead[type] ?? null

function isLast({ release }: Stood, track: Track) {
  return release.tracks.every(other => other.type === track.type || other.stage === 'closed')
}
