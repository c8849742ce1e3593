import { getTranslations } from 'next-intl/server'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { CommandRow } from '@/components/forms/command-row'
import { SelectField } from '@/components/forms/select-field'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { ReleaseForm } from '@/components/release/release-form'
import { Voids } from '@/components/release/voids'
import { Card } from '@/components/ui/card'
import type { ChangeRow } from '@/db/queries/merge-qa'
import { changeKinds } from '@/lib/release/events'
import type { Drawn } from '@/lib/release/situation'
import type { Viewer } from '@/lib/release/people'
import { correctChange, removeChange } from './actions'

type Props = { situation: Drawn; viewer: Viewer; change: ChangeRow }

/** One change, chosen from the list: what the subject line got wrong, or what does not belong here. */
export async function CorrectChange({ situation, viewer, change }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.changes'),
    getTranslations('release'),
  ])
  const { key, kind, scope, breaking, subject } = change
  const shared = { situation, viewer, hidden: { key } }

  return (
    <Card title={subject}>
      <CommandRow>
        <ReleaseForm {...shared} command="correctChange" action={correctChange} submit={t('save')}>
          <SelectField
            name="kind"
            label={t('kind')}
            value={kind}
            options={changeKinds.map(value => ({ value, label: word(`changeKinds.${value}`) }))}
          />
          <TextField name="scope" label={t('scope')} value={scope ?? ''} optional />
          <CheckboxField name="breaking" label={t('breaking')} checked={breaking} />
        </ReleaseForm>
        <ReleaseForm
          {...shared}
          command="removeChange"
          action={removeChange}
          submit={t('remove')}
          folded={t('removeOpen')}
          tone="danger"
        >
          <Voids release={situation.release} because="scope-changed" />
          <TextArea name="reason" label={t('removeReason')} />
        </ReleaseForm>
      </CommandRow>
    </Card>
  )
}
