import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import type { TermsRow } from '@/db/queries/terms'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/terms/decide'
import { explainTerms } from '@/lib/words/terms'
import { endTerms } from '../actions'

type Props = { row: TermsRow; viewer: Viewer }

export async function EndTermsForm({ row: { id, seq, terms, ended }, viewer }: Props) {
  const [t, shared] = await Promise.all([getTranslations('terms'), getTranslations('refusals')])
  const refusal = obstacle({ ended: ended !== null }, 'endTerms', viewer)
  const version = String(terms.version)
  return (
    <CommandForm
      action={endTerms}
      subject={id}
      expected={seq}
      submit={t('end.submit', { version })}
      obstacle={refusal && explainTerms(t, shared, refusal)}
      consequences={[t('end.consequence')]}
      folded={t('end.open', { version })}
      tone="danger"
    >
      <TextField name="lastDay" type="date" label={t('end.lastDay')} hint={t('end.lastDayHint')} />
      <TextArea name="reason" label={t('end.reason')} />
    </CommandForm>
  )
}
