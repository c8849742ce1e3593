import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import type { StartPreview } from '@/db/queries/readiness'
import type { Stood } from '@/db/queries/situation'
import { digestOf } from '@/lib/release/digest'
import type { Viewer } from '@/lib/release/people'
import { approveReadiness, requestChanges } from './actions'

type Props = { situation: Stood; viewer: Viewer; preview: readonly StartPreview[] }

/** The last word before production: what the click starts stands above it. */
export async function ReadinessDecision({ situation, viewer, preview }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.readiness'),
    getTranslations('release'),
  ])
  const { release, world } = situation
  const serverless = release.tracks.some(({ type }) => type === 'serverless')
  const consequences = [
    t('startsPlanning', { count: release.tracks.length }),
    ...(serverless ? [t('startsPromise', { hours: world.promiseHours })] : []),
    ...preview.map(({ type, installations }) =>
      t('startsDrafts', { track: word(`tracks.${type}`), count: installations }),
    ),
  ]

  return (
    <Deciding situation={situation} viewer={viewer} stage="readiness" consequences={consequences}>
      <CommandRow>
        <ReleaseForm
          {...{ situation, viewer }}
          command="approveReadiness"
          action={approveReadiness}
          hidden={{ seen: digestOf(release, 'readiness') }}
          submit={t('approve')}
        />
        <ReleaseForm
          {...{ situation, viewer }}
          command="requestChanges"
          action={requestChanges}
          submit={t('sendBack')}
          folded={t('sendBackOpen')}
          tone="plain"
        >
          <Voids release={release} because="changes-requested" />
          <TextArea name="reason" label={t('sendBackReason')} hint={t('sendBackHint')} />
        </ReleaseForm>
      </CommandRow>
    </Deciding>
  )
}
