import { getLocale, getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/forms/checkbox-group'
import { CommandForm } from '@/components/forms/command-form'
import { DateTimeField } from '@/components/forms/date-time-field'
import { FieldRow } from '@/components/forms/field-row'
import { TextArea } from '@/components/forms/text-area'
import { ZoneField } from '@/components/forms/zone-field'
import { momentText } from '@/components/ui/moment'
import type { PlannedTrack } from '@/db/queries/freezes'
import { obstacle } from '@/lib/freezes/decide'
import type { Viewer } from '@/lib/release/people'
import { trackTypes } from '@/lib/release/workflow'
import { explainFreeze } from '@/lib/words/freeze'
import { addFreeze } from './actions'

type Props = { planned: readonly PlannedTrack[]; viewer: Viewer; now: Date }

export async function AddFreezeForm({ planned, viewer, now }: Props) {
  const [t, shared, locale] = await Promise.all([
    getTranslations('freezes'),
    getTranslations('refusals'),
    getLocale(),
  ])
  const refusal = obstacle({ now, freeze: null }, 'addFreeze', viewer)
  const plans = planned.map(({ version, track, startsAt, zone }) =>
    t('plan', {
      version,
      track: t(`types.${track}`),
      startsAt: momentText(new Date(startsAt), zone, locale),
    }),
  )
  return (
    <CommandForm
      action={addFreeze}
      subject={crypto.randomUUID()}
      expected={0}
      submit={t('submit')}
      obstacle={refusal && explainFreeze(t, shared, refusal)}
      consequences={[
        t('consequence'),
        plans.length === 0 ? t('noPlans') : `${t('planned')} ${plans.join(' · ')}`,
      ]}
    >
      <CheckboxGroup
        name="tracks"
        label={t('tracks')}
        hint={t('tracksHint')}
        options={trackTypes.map(value => ({ value, label: t(`types.${value}`) }))}
      />
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
      <FieldRow>
        <DateTimeField name="start" label={t('start')} hint={t('wallHint')} />
        <DateTimeField name="end" label={t('end')} hint={t('wallHint')} />
      </FieldRow>
      <ZoneField name="zone" label={t('zone')} value={viewer.zone} />
    </CommandForm>
  )
}
