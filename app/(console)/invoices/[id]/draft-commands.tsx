import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { DraftForm } from '@/components/invoice/draft-form'
import type { DraftView } from '@/db/queries/draft'
import { draftRules, type DraftCommandName } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import { approveDraft, cancelDraft, generateDraft, rejectDraft, reopenDraft } from './actions'

type Props = { view: DraftView; viewer: Viewer }

/** What can be done with a draft in its state, by whoever may. */
export async function DraftCommands({ view, viewer }: Props) {
  const [t, word] = await Promise.all([getTranslations('invoices'), getTranslations('invoice')])
  const { state, revision, version } = view
  const shared = { view, viewer }
  const isOpen = (name: DraftCommandName) => draftRules[name].from.includes(state)

  return (
    <CommandRow>
      {isOpen('approveDraft') && (
        <DraftForm
          {...shared}
          command="approveDraft"
          action={approveDraft}
          hidden={{ seen: String(revision) }}
          submit={word('command.approveDraft')}
        />
      )}
      {(state === 'blocked' || state === 'cancelled') && (
        <DraftForm
          {...shared}
          command="generateDraft"
          action={generateDraft}
          submit={t('again')}
          tone={state === 'blocked' ? 'primary' : 'plain'}
        />
      )}
      {isOpen('reopenDraft') && (
        <DraftForm
          {...shared}
          command="reopenDraft"
          action={reopenDraft}
          submit={word('command.reopenDraft')}
        />
      )}
      {isOpen('rejectDraft') && (
        <DraftForm
          {...shared}
          command="rejectDraft"
          action={rejectDraft}
          hidden={{ seen: String(revision) }}
          submit={word('command.rejectDraft')}
          folded={t('rejectOpen')}
          tone="plain"
        >
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
        </DraftForm>
      )}
      {isOpen('cancelDraft') && (
        <DraftForm
          {...shared}
          command="cancelDraft"
          action={cancelDraft}
          submit={word('command.cancelDraft')}
          folded={t('cancelOpen')}
          tone="danger"
          consequences={[t('cancels', { version })]}
        >
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
        </DraftForm>
      )}
    </CommandRow>
  )
}
