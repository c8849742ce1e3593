import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { CompanyFields } from '@/components/installation/company-fields'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { obstacle } from '@/lib/customers/decide'
import { explainCustomer } from '@/lib/words/installation'
import { addCustomer } from '../actions'

export async function generateMetadata() {
  const t = await getTranslations('installations')
  return { title: t('new.title') }
}

export default async function NewCustomerPage() {
  const viewer = await requireViewer()
  const [t, shared] = await Promise.all([
    getTranslations('installations'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(viewer)
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('new.title')} meta={t('new.meta')} />
      <Card>
        <CommandForm
          action={addCustomer}
          subject={crypto.randomUUID()}
          expected={0}
          submit={t('new.submit')}
          obstacle={refusal && explainCustomer(t, shared, refusal)}
        >
          <CompanyFields />
        </CommandForm>
      </Card>
    </main>
  )
}
