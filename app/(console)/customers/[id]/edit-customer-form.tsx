import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { CompanyFields } from '@/components/installation/company-fields'
import type { CustomerView } from '@/db/queries/installation'
import { obstacle } from '@/lib/customers/decide'
import type { Viewer } from '@/lib/release/people'
import { explainCustomer } from '@/lib/words/installation'
import { editCustomer } from '../actions'

type Props = { customer: CustomerView; viewer: Viewer }

export async function EditCustomerForm({ customer, viewer }: Props) {
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(viewer)
  return (
    <CommandForm
      action={editCustomer}
      subject={customer.id}
      expected={customer.seq}
      submit={t('edit.saveCustomer')}
      obstacle={refusal && explainCustomer(t, shared, refusal)}
      consequences={[t('edit.consequence')]}
      folded={t('edit.customer', { name: customer.name })}
      tone="plain"
    >
      <CompanyFields known={customer} />
    </CommandForm>
  )
}
