import { getTranslations } from 'next-intl/server'
import { TextArea } from '@/components/forms/text-area'
import { ReleaseForm } from '@/components/release/release-form'
import type { Stood } from '@/db/queries/situation'
import { previousVersion } from '@/lib/release/4-deployment'
import type { Viewer } from '@/lib/release/people'
import type { Track } from '@/lib/release/release'
import { rollBackTrack } from './actions'

type Props = { situation: Stood; viewer: Viewer; track: Track }

export async function RollBackForm({ situation, viewer, track: { type } }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.deployment'),
    getTranslations('release'),
  ])
  const previous = previousVersion(situation, type)
  const consequence =
    type !== 'serverless'
      ? t('rollBackHosted')
      : previous
        ? t('rollBackTo', { version: previous })
        : t('rollBackNowhere')
  return (
    <ReleaseForm
      {...{ situation, viewer }}
      track={type}
      command="rollBackTrack"
      action={rollBackTrack}
      submit={t('rollBack', { track: word(`tracks.${type}`) })}
      folded={t('rollBackOpen')}
      tone="danger"
      consequences={[consequence]}
    >
      <TextArea name="reason" label={t('rollBackReason')} />
    </ReleaseForm>
  )
}
