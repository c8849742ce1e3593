import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { Contact } from '@/lib/accounting/accounting'
import { obstacle } from '@/lib/exchange-rates/decide'
import { currencies } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { explainRate } from '@/lib/words/book'
import { recordRate } from './actions'

const options = currencies.map(value => ({ value, label: value }))

type Props = { viewer: Viewer; contact: Contact | null }

export async function RecordRateForm({ viewer, contact }: Props) {
  const [t, words, shared] = await Promise.all([
    getTranslations('books.rates'),
    getTranslations('books'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle({ contact, rate: null }, 'recordRate', viewer)
  return (
    <CommandForm
      action={recordRate}
      subject={crypto.randomUUID()}
      expected={0}
      submit={t('recordSubmit')}
      obstacle={refusal && explainRate(words, shared, refusal)}
    >
      <FieldRow>
        <SelectField
          name="from"
          label={t('from')}
          hint={t('fromHint')}
          options={options}
          value="USD"
        />
        <SelectField name="to" label={t('to')} hint={t('toHint')} options={options} value="EUR" />
      </FieldRow>
      <FieldRow>
        <TextField name="on" label={t('on')} hint={t('onHint')} type="date" />
        <TextField name="rate" label={t('rate')} hint={t('rateHint')} inputMode="decimal" />
      </FieldRow>
      <TextField name="source" label={t('source')} hint={t('sourceHint')} />
    </CommandForm>
  )
}
