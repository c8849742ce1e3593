import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FieldRow } from '@/components/forms/field-row'
import { TextField } from '@/components/forms/text-field'
import type { CustomerView } from '@/db/queries/installation'
import { obstacle } from '@/lib/customers/decide'
import type { Viewer } from '@/lib/release/people'
import { explainCustomer } from '@/lib/words/installation'
import { confirmVatId } from '../actions'

type Props = { customer: CustomerView; vatId: string; viewer: Viewer }

export async function ConfirmVatIdForm({ customer, vatId, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(viewer, 'confirmVatId')
  return (
    <CommandForm
      action={confirmVatId}
      subject={customer.id}
      expected={customer.seq}
      hidden={{ vatId }}
      submit={t('confirm.submit', { vatId })}
      obstacle={refusal && explainCustomer(t, shared, refusal)}
      consequences={[t('confirm.consequence')]}
      folded={t('confirm.open', { vatId })}
      tone="plain"
    >
      <FieldRow>
        <TextField name="on" type="date" label={t('confirm.on')} hint={t('confirm.onHint')} />
        <TextField
          name="reference"
          label={t('confirm.reference')}
          hint={t('confirm.referenceHint')}
          code
        />
      </FieldRow>
    </CommandForm>
  )
}
