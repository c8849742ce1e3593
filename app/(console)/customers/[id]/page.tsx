import { getTranslations } from 'next-intl/server'
import { CommandRow } from '@/components/forms/command-row'
import { HistoryCards } from '@/components/installation/history-cards'
import { InstallationTable } from '@/components/installation/installation-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { listPartners } from '@/db/queries/customers'
import { getCustomer } from '@/db/queries/installation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../not-there'
import { AddInstallationForm } from './add-installation-form'
import { CompanyFacts } from './company-facts'
import { ConfirmVatIdForm } from './confirm-vat-id-form'
import { EditCustomerForm } from './edit-customer-form'

type Props = PageProps<'/customers/[id]'>

export async function generateMetadata({ params }: Props) {
  const viewer = await requireViewer()
  const customer = await getCustomer(viewer, (await params).id)
  return { title: customer?.name ?? (await getTranslations('ui.notFound'))('title') }
}

export default async function CustomerPage({ params }: Props) {
  const viewer = await requireViewer()
  const customer = await getCustomer(viewer, (await params).id)
  if (!customer) return notThere()
  const [partners, t] = await Promise.all([listPartners(viewer), getTranslations('installations')])
  const { id, name, installations, rollouts, drafts } = customer

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={name} meta={customer.partner && <Tag tone="accent">{t('partner')}</Tag>} />
      <Card title={t('sections.facts')}>
        <div className="flex flex-col gap-4">
          <CompanyFacts of={customer} />
          <CommandRow>
            <EditCustomerForm {...{ customer, viewer }} />
            {customer.vatId && (
              <ConfirmVatIdForm {...{ customer, viewer }} vatId={customer.vatId} />
            )}
          </CommandRow>
        </div>
      </Card>
      <Card title={t('sections.installations')} flush>
        {installations.length > 0 && <InstallationTable of={installations} owner={id} />}
        {installations.length === 0 && (
          <EmptyState title={t('sections.noInstallations')}>
            {t('sections.noInstallationsBody')}
          </EmptyState>
        )}
        <div className="border-t border-line p-4">
          <AddInstallationForm {...{ customer, partners, viewer }} />
        </div>
      </Card>
      <HistoryCards {...{ rollouts, drafts }} zone={viewer.zone} />
    </main>
  )
}
