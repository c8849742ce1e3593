import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import { hasStarted } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import type { Viewer } from '@/lib/release/people'
import { editRelease, withdrawRelease } from './actions'

type Props = { situation: Drawn; viewer: Viewer }

export async function ReleaseForms({ situation, viewer }: Props) {
  const t = await getTranslations('stages.release')
  const { title, notes, version } = situation.release
  return (
    <CommandRow>
      <ReleaseForm
        {...{ situation, viewer }}
        command="editRelease"
        action={editRelease}
        submit={t('save')}
        folded={t('edit')}
        tone="plain"
      >
        <TextField name="title" label={t('title')} value={title} />
        <TextArea
          name="notes"
          label={t('notes')}
          hint={t('notesHint')}
          value={notes}
          optional
          rows={8}
        />
        {!hasStarted(situation.release) && (
          <Voids release={situation.release} because="notes-changed" />
        )}
      </ReleaseForm>
      <ReleaseForm
        {...{ situation, viewer }}
        command="withdrawRelease"
        action={withdrawRelease}
        submit={t('withdraw', { version })}
        folded={t('withdrawOpen')}
        tone="danger"
      >
        <TextArea name="reason" label={t('withdrawReason')} hint={t('withdrawHint')} />
      </ReleaseForm>
    </CommandRow>
  )
}
