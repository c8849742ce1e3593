import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import type { RolloutRow } from '@/db/queries/deployment'
import type { Stood } from '@/db/queries/situation'
import { outcomes } from '@/lib/release/events'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { recordOutcome } from './actions'

type Props = { situation: Stood; viewer: Viewer; track: Track; rollout: RolloutRow }

export async function OutcomeForm({ situation, viewer, track, rollout }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.deployment'),
    getTranslations('release'),
  ])
  const { id, outcome, customer, name } = rollout
  return (
    <Deciding situation={situation} viewer={viewer} stage="deployment" track={track.type}>
      <h3 className="font-semibold">
        {customer} · {name}
      </h3>
      <ReleaseForm
        {...{ situation, viewer }}
        track={track.type}
        command="recordOutcome"
        action={recordOutcome}
        submit={t('recordOutcome')}
        hidden={{ installation: id }}
      >
        <RadioGroup
          name="outcome"
          label={t('outcome')}
          value={outcome === 'pending' ? undefined : outcome}
          options={outcomes.map(value => ({ value, label: word(`outcomes.${value}`) }))}
        />
        <TextArea name="reason" label={t('outcomeReason')} hint={t('outcomeReasonHint')} optional />
      </ReleaseForm>
    </Deciding>
  )
}
