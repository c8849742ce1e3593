import { getTranslations } from 'next-intl/server'
import { DateTimeField } from '@/components/forms/date-time-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { ZoneField } from '@/components/forms/zone-field'
import { ReleaseForm } from '@/components/release/release-form'
import type { PersonName } from '@/db/queries/names'
import { wallOf } from '@/lib/calendar/wall'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import type { TrackType } from '@/lib/release/workflow'
import { planTrack } from './actions'

type Props = {
  situation: Drawn
  viewer: Viewer
  track: TrackType
  plan: Track['plan']
  names: ReadonlyMap<string, PersonName>
}

export async function PlanForm({ situation, viewer, track, plan, names }: Props) {
  const t = await getTranslations('stages.scheduling')
  const zone = plan?.zone ?? viewer.zone
  const usable = plan && !plan.expired ? plan : null
  const owners = [...names.values()].filter(
    ({ active, roles }) => active && roles.includes('devops'),
  )
  const hours = plan?.monitorHours ?? (track === 'serverless' ? 24 : 168)
  const ahead = (minutes: number) =>
    wallOf(new Date(situation.world.now.getTime() + minutes * 60_000), zone)

  return (
    <ReleaseForm
      {...{ situation, viewer, track }}
      command="planTrack"
      action={planTrack}
      submit={t('save')}
      folded={plan ? t('replan') : t('plan')}
      tone={plan ? 'plain' : 'primary'}
    >
      <DateTimeField
        name="start"
        label={t('starts')}
        hint={t('startsHint')}
        value={usable?.startLocal ?? ahead(60).local}
      />
      <DateTimeField
        name="expires"
        label={t('expires')}
        hint={t('expiresHint')}
        value={usable?.expiresLocal ?? ahead(300).local}
      />
      <ZoneField name="zone" label={t('zone')} hint={t('zoneHint')} value={zone} />
      <SelectField
        name="owner"
        label={t('owner')}
        value={plan?.ownerId ?? viewer.id}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="monitorHours"
        label={t('monitor')}
        hint={t('monitorHint')}
        inputMode="numeric"
        value={String(hours)}
        unit={t('hours')}
      />
    </ReleaseForm>
  )
}
