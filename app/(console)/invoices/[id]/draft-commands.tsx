import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { DraftForm } from '@/components/invoice/draft-form'
import type { DraftView } from '@/db/queries/draft'
import { draftRules, type DraftCommandName } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import {
  approveDraft,
  cancelDraft,
  generateDraft,
  rejectDraft,
  reopenDraft,
  resendHandOver,
  submitDraft,
} from './actions'
import { DraftHandOver } from './draft-hand-over'
import { DraftHolds } from './draft-holds'

type Props = { view: DraftView; viewer: Viewer }

/** What can be done with a draft in its state, by whoever may. */
export async function DraftCommands({ view, viewer }: Props) {
  const [t, word] = await Promise.all([getTranslations('invoices'), getTranslations('invoice')])
  const { state, revision, version, problem } = view
  const shared = { view, viewer }
  const isOpen = (name: DraftCommandName) => draftRules[name].from.includes(state)
  const seen = { seen: String(revision) }
  const reason = <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
  const plainly: Plain[] = [
    ['submitDraft', submitDraft, seen],
    ['approveDraft', approveDraft, seen],
    ['reopenDraft', reopenDraft, {}],
  ]

  return (
    <CommandRow>
      <DraftHandOver {...shared} />
      {plainly.map(
        ([command, action, hidden]) =>
          isOpen(command) && (
            <DraftForm
              key={command}
              {...shared}
              {...{ command, action, hidden }}
              submit={word(`command.${command}`)}
              tone={command === 'reopenDraft' ? 'plain' : 'primary'}
            />
          ),
      )}
      {(state === 'blocked' || state === 'cancelled') && view.corrects === null && (
        <DraftForm
          {...shared}
          command="generateDraft"
          action={generateDraft}
          submit={t('again')}
          tone={state === 'blocked' ? 'primary' : 'plain'}
        />
      )}
      {problem !== null && state === 'handed_over' && (
        <DraftForm
          {...shared}
          command="resendHandOver"
          action={resendHandOver}
          submit={word('command.resendHandOver')}
        />
      )}
      {isOpen('rejectDraft') && (
        <DraftForm
          {...shared}
          command="rejectDraft"
          action={rejectDraft}
          hidden={seen}
          submit={word('command.rejectDraft')}
          folded={t('rejectOpen')}
          tone="plain"
        >
          {reason}
        </DraftForm>
      )}
      <DraftHolds {...shared} />
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
          {reason}
        </DraftForm>
      )}
    </CommandRow>
  )
}

type Plain = [
  'submitDraft' | 'approveDraft' | 'reopenDraft',
  ComponentProps<typeof DraftForm>['action'],
  Record<string, string>,
]
