import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { ReleaseForm } from '@/components/release/release-form'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import { reportIncident } from './actions'

type Props = { situation: Drawn; viewer: Viewer; track: Track }

const severities = ['1', '2', '3', '4'] as const

export async function IncidentForm({ situation, viewer, track }: Props) {
  const t = await getTranslations('stages.monitoring')
  return (
    <ReleaseForm
      {...{ situation, viewer }}
      track={track.type}
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
  )
}
