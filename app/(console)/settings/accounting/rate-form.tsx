import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { AccountingView } from '@/db/queries/accounting'
import { accountingSubject } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/accounting/decide'
import type { Viewer } from '@/lib/release/people'
import { explainAccounting } from '@/lib/words/accounting'
import { recordVatRate } from './actions'

type Props = { known: AccountingView; viewer: Viewer }

export async function RateForm({ known, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(known, 'recordVatRate', viewer)
  return (
    <CommandForm
      action={recordVatRate}
      subject={accountingSubject}
      expected={known.seq}
      submit={t('rates.submit')}
      obstacle={refusal && explainAccounting(t, shared, refusal)}
      consequences={[t('rates.consequence')]}
      folded={t('rates.add')}
      tone="plain"
    >
      <FieldRow>
        <SelectField
          name="country"
          label={t('rates.country')}
          options={(['FR', 'IS'] as const).map(value => ({
            value,
            label: t(`countries.${value}`),
          }))}
        />
        <TextField name="rate" label={t('rates.rate')} unit="%" inputMode="decimal" />
      </FieldRow>
      <TextField name="from" type="date" label={t('rates.from')} hint={t('rates.fromHint')} />
      <TextField name="evidence" label={t('rates.evidence')} hint={t('rates.evidenceHint')} />
    </CommandForm>
  )
}
