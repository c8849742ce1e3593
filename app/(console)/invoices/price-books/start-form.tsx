import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { Partner } from '@/db/queries/price-books'
import { currencies } from '@/lib/money'
import { obstacle } from '@/lib/price-books/decide'
import type { Viewer } from '@/lib/release/people'
import { explainBook } from '@/lib/words/book'
import { startVersion } from './actions'
import { beginning } from './beginning'

type Props = { viewer: Viewer; partners: readonly Partner[] }

export async function StartForm({ viewer, partners }: Props) {
  const [t, shared] = await Promise.all([getTranslations('books'), getTranslations('refusals')])
  const refusal = obstacle(beginning, 'startVersion', viewer)
  return (
    <CommandForm
      action={startVersion}
      subject={crypto.randomUUID()}
      expected={0}
      submit={t('startSubmit')}
      obstacle={refusal && explainBook(t, shared, refusal)}
      consequences={[t('startHint')]}
    >
      <TextField name="code" label={t('code')} hint={t('codeHint')} code />
      <FieldRow>
        <SelectField
          name="currency"
          label={t('currency')}
          options={currencies.map(value => ({ value, label: value }))}
        />
        <TextField name="validFrom" label={t('validFrom')} type="date" />
      </FieldRow>
      <SelectField
        name="party"
        label={t('party')}
        hint={t('partyHint')}
        optional
        options={[
          { value: '', label: t('vendor') },
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </CommandForm>
  )
}
