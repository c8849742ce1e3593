import { getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RadioGroup } from '@/components/forms/radio-group'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { DraftForm } from '@/components/invoice/draft-form'
import { Sha } from '@/components/ui/sha'
import type { DraftView } from '@/db/queries/draft'
import { currentEnv } from '@/lib/env'
import { handOverChannels } from '@/lib/invoice/commands'
import { correction } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import { acknowledgeDraft, correctDraft, handOverDraft } from './actions'

type Props = { view: DraftView; viewer: Viewer }

/** The way of an approved draft to accounting, and back from there. */
export async function DraftHandOver({ view, viewer }: Props) {
  const [t, word, say] = await Promise.all([
    getTranslations('drafts'),
    getTranslations('invoice'),
    getTranslations('invoices'),
  ])
  const { state, revision, sha256, id } = view
  const shared = { view, viewer }
  const listens = currentEnv().ACCOUNTING_WEBHOOK_URL !== undefined
  return (
    <>
      {state === 'approved' && (
        <div className="basis-full">
          <DraftForm
            {...shared}
            command="handOverDraft"
            action={handOverDraft}
            hidden={{ seen: String(revision) }}
            submit={word('command.handOverDraft')}
            consequences={
              sha256 === null ? [] : [t.rich('hand.what', { sha: () => <Sha of={sha256} /> })]
            }
          >
            <RadioGroup
              name="channel"
              label={t('hand.channel')}
              value="download"
              options={handOverChannels({ listens }).map(value => ({
                value,
                label: t(`hand.channels.${value}`),
              }))}
            />
          </DraftForm>
        </div>
      )}
      {state === 'handed_over' && (
        <DraftForm
          {...shared}
          command="acknowledgeDraft"
          action={acknowledgeDraft}
          submit={word('command.acknowledgeDraft')}
          folded={t('hand.acknowledgeOpen')}
        >
          <TextField name="number" label={t('hand.number')} hint={t('hand.numberHint')} code />
        </DraftForm>
      )}
      {correction.from.some(from => from === state) && (
        <DraftForm
          {...shared}
          command="correctDraft"
          action={correctDraft}
          hidden={{ original: id }}
          submit={t('correct.submit')}
          folded={t('correct.open')}
          tone="plain"
          consequences={[t('correct.hint')]}
        >
          <CheckboxField
            name="instead"
            label={t('correct.instead')}
            hint={t('correct.insteadHint')}
          />
          <TextArea name="reason" label={say('reason')} hint={say('reasonHint')} />
        </DraftForm>
      )}
    </>
  )
}
