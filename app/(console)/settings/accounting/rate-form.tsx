import { useTranslations } from 'next-intl'
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
import { recordVatRate, withdrawVatRate } from './actions'

type Props = { known: AccountingView; viewer: Viewer }

/** Records a rate, or enters a mistyped one again. */
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
        <CountryField />
        <TextField name="rate" label={t('rates.rate')} unit="%" inputMode="decimal" />
      </FieldRow>
      <TextField name="from" type="date" label={t('rates.from')} hint={t('rates.fromHint')} />
      <TextField name="evidence" label={t('rates.evidence')} hint={t('rates.evidenceHint')} />
    </CommandForm>
  )
}

/** Takes the newest rate of a country off the file. */
export async function WithdrawRateForm({ known, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('accounting'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(known, 'withdrawVatRate', viewer)
  return (
    <CommandForm
      action={withdrawVatRate}
      subject={accountingSubject}
      expected={known.seq}
      submit={t('rates.withdrawSubmit')}
      obstacle={refusal && explainAccounting(t, shared, refusal)}
      consequences={[t('rates.withdrawConsequence')]}
      folded={t('rates.withdraw')}
      tone="plain"
    >
      <CountryField />
      <TextField
        name="evidence"
        label={t('rates.withdrawEvidence')}
        hint={t('rates.withdrawEvidenceHint')}
      />
    </CommandForm>
  )
}

function CountryField() {
  const t = useTranslations('accounting')
  const countries = ['FR', 'IS'] as const
  return (
    <SelectField
      name="country"
      label={t('rates.country')}
      options={countries.map(value => ({ value, label: t(`countries.${value}`) }))}
    />
  )
}
