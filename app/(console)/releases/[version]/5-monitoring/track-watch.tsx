import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { Health } from '@/components/release/health'
import { ReleaseForm } from '@/components/release/release-form'
import { Card } from '@/components/ui/card'
import type { CheckRow, IncidentRow } from '@/db/queries/monitoring'
import type { Stood } from '@/db/queries/situation'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { closeTrack, reportIncident } from './actions'
import { Incidents } from './incidents'

type Props = {
  title: string
  situation: Stood
  viewer: Viewer
  track: Track
  incidents: readonly IncidentRow[]
  checks: readonly CheckRow[]
}

const severities = ['1', '2', '3', '4'] as const

/** One track under watch: its health, its incidents, and the word that ends it. */
export async function TrackWatch({ title, situation, viewer, track, incidents, checks }: Props) {
  const t = await getTranslations('stages.monitoring')
  const shared = { situation, viewer, track: track.type }
  return (
    <Card title={title}>
      <div className="flex flex-col gap-5">
        <Health track={track} checks={checks} zone={viewer.zone} now={situation.world.now} />
        <Incidents {...{ situation, viewer, incidents }} />
        {track.stage !== 'closed' && (
          <Deciding
            {...shared}
            stage="monitoring"
            consequences={[t('closes'), ...(isLast(situation, track) ? [t('closesRelease')] : [])]}
          >
            <CommandRow>
              <ReleaseForm
                {...shared}
                command="closeTrack"
                action={closeTrack}
                submit={t('close', { track: title })}
              >
                <TextArea
                  name="reason"
                  label={t('closeReason')}
                  hint={t('closeReasonHint')}
                  optional
                />
              </ReleaseForm>
              <ReleaseForm
                {...shared}
                command="reportIncident"
                action={reportIncident}
                submit={t('report')}
                folded={t('reportOpen')}
                tone="plain"
              >
                <RadioGroup
                  name="severity"
                  label={t('severity')}
                  options={severities.map(value => ({ value, label: t(`severities.${value}`) }))}
                />
                <TextArea name="summary" label={t('summary')} hint={t('summaryHint')} />
              </ReleaseForm>
            </CommandRow>
          </Deciding>
        )}
      </div>
    </Card>
  )
}

function isLast({ release }: Stood, track: Track) {
  return release.tracks.every(other => other.type === track.type || other.stage === 'closed')
}
