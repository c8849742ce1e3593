import { getLocale, getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import { Consequences } from '@/components/ui/consequences'
import { moneyText } from '@/lib/words/money-text'
import type { StartPreview } from '@/db/queries/readiness'
import type { Stood } from '@/db/queries/situation'
import { digestOf } from '@/lib/release/digest'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import { explainBlock } from '@/lib/words/draft'
import { approveReadiness, requestChanges } from './actions'
import { OwnCriteria } from './own-criteria'

type Props = { situation: Stood; viewer: Viewer; preview: readonly StartPreview[] }

/** The answers that are still owed, then the last word before production: what the click starts stands above it. */
export async function ReadinessDecision({ situation, viewer, preview }: Props) {
  const t = await getTranslations('stages.readiness')
  const { release, world } = situation
  const serverless = release.tracks.some(({ type }) => type === 'serverless')
  const consequences = [
    t('startsPlanning', { count: release.tracks.length }),
    ...(serverless ? [t('startsPromise', { hours: world.promiseHours })] : []),
    ...(await Promise.all(preview.map(startOf))).flat(),
  ]

  return (
    <Deciding situation={situation} viewer={viewer} stage="readiness">
      <OwnCriteria situation={situation} viewer={viewer} />
      <Consequences of={consequences} />
      <CommandRow stacked={obstacle(situation, 'approveReadiness', viewer, null) !== null}>
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

// The roll-out of one track, and the drafts it would lead to today.
async function startOf({ type, installations, expected }: StartPreview) {
  const [t, word, invoice, locale] = await Promise.all([
    getTranslations('stages.readiness'),
    getTranslations('release'),
    getTranslations('invoice'),
    getLocale(),
  ])
  const track = word(`tracks.${type}`)
  const { drafted, blocked, unbilled, unreadable } = expected
  return [
    t('startsDrafts', { track, count: installations }),
    ...drafted.map(({ currency, count, net }) =>
      t('expectsDrafts', { track, count, net: moneyText(net, currency, locale) }),
    ),
    ...blocked.map(({ why, count }) =>
      t('expectsBlocked', { track, count, reason: explainBlock(invoice, why) }),
    ),
    ...(unbilled > 0 ? [t('expectsUnbilled', { track, count: unbilled })] : []),
    ...(unreadable > 0 ? [t('expectsUnreadable', { track, count: unreadable })] : []),
  ]
}
