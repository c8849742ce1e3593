import { getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/forms/text-area'
import { ReleaseForm } from '@/components/release/release-form'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import { holdTrack, liftHold } from './actions'

type Props = { situation: Drawn; viewer: Viewer; track: Track }

/** A hold stops the track until somebody lifts it, planned or not. */
export async function HoldForm({ situation, viewer, track: { type, held } }: Props) {
  const t = await getTranslations('stages.scheduling')
  const shared = { situation, viewer, track: type }
  if (held !== null)
    return <ReleaseForm {...shared} command="liftHold" action={liftHold} submit={t('lift')} />
  return (
    <ReleaseForm
      {...shared}
      command="holdTrack"
      action={holdTrack}
      submit={t('hold')}
      folded={t('holdOpen')}
      tone="plain"
    >
      <TextArea name="reason" label={t('holdReason')} />
    </ReleaseForm>
  )
}
