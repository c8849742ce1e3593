import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { Deciding } from '@/components/release/deciding'
import { ReleaseForm } from '@/components/release/release-form'
import type { PersonName } from '@/db/queries/names'
import type { Stood } from '@/db/queries/situation'
import { digestOf } from '@/lib/release/digest'
import type { Viewer } from '@/lib/release/people'
import { required } from '@/lib/release/workflow'
import { approveQa, rejectQa } from './actions'

type Props = { situation: Stood; viewer: Viewer; names: ReadonlyMap<string, PersonName> }

/** The decision of this stage: approve or reject what was frozen. */
export async function QaDecision({ situation, viewer }: Props) {
  const t = await getTranslations('stages.mergeQa')
  const { release } = situation
  const { votes } = required('qa', release.kind)

  return (
    <Deciding
      situation={situation}
      viewer={viewer}
      stage="merge-qa"
      consequences={release.commit ? [t('starts'), t('needs', { votes })] : [t('startsWithFreeze')]}
    >
      <CommandRow>
        <ReleaseForm
          {...{ situation, viewer }}
          command="approveQa"
          action={approveQa}
          hidden={{ seen: digestOf(release, 'qa') }}
          submit={t('approve')}
        />
        <ReleaseForm
          {...{ situation, viewer }}
          command="rejectQa"
          action={rejectQa}
          submit={t('reject')}
          tone="danger"
          folded={t('rejectOpen')}
        >
          <TextArea name="reason" label={t('rejectReason')} hint={t('rejectHint')} />
        </ReleaseForm>
      </CommandRow>
    </Deciding>
  )
}
