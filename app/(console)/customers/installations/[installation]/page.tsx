import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { CommandRow } from '@/components/forms/command-row'
import { HistoryCards } from '@/components/installation/history-cards'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { listPartners } from '@/db/queries/customers'
import { getInstallation } from '@/db/queries/installation'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { ContractCard } from './contract-card'
import { ContractForm } from './contract-form'
import { EditInstallationForm } from './edit-installation-form'
import { FactHistory } from './fact-history'
import { FactList } from './fact-list'
import { RecordList } from './record-list'
import { RetireForm } from './retire-form'

type Props = PageProps<'/customers/installations/[installation]'>

export async function generateMetadata({ params }: Props) {
  const viewer = await requireViewer()
  const found = await getInstallation(viewer, (await params).installation)
  if (!found) return { title: (await getTranslations('ui.notFound'))('title') }
  return { title: `${found.installation.customer}, ${found.installation.name}` }
}

export default async function InstallationPage({ params }: Props) {
  const viewer = await requireViewer()
  const { installation: id } = await params
  const found = await getInstallation(viewer, id)
  if (!found) return notThere()
  const { installation, rollouts, drafts, record } = found
  const [partners, t] = await Promise.all([listPartners(viewer), getTranslations('installations')])
  const { customer, customerId, active, track } = installation
  const today = vendorDay(new Date())

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={installation.name}
        meta={
          <>
            <Link href={`/customers/${customerId}`} className="link">
              {customer}
            </Link>
            <Tag>{t(`types.${track}`)}</Tag>
            {!active && <Tag tone="hold">{t('retired')}</Tag>}
          </>
        }
      />
      <Card title={t('sections.facts')}>
        <div className="flex flex-col gap-4">
          <FactList of={installation} />
          <CommandRow>
            <EditInstallationForm {...{ installation, viewer, partners }} />
            <RetireForm {...{ installation, viewer }} />
          </CommandRow>
        </div>
      </Card>
      <ContractCard {...{ installation, record, today }} zone={viewer.zone}>
        <ContractForm {...{ installation, viewer, today }} />
      </ContractCard>
      <HistoryCards {...{ rollouts, drafts }} zone={viewer.zone} />
      <Card title={t('sections.history')} flush>
        <FactHistory of={record} zone={viewer.zone} />
      </Card>
      <Card title={t('sections.record')} flush>
        <RecordList of={record} zone={viewer.zone} />
      </Card>
    </main>
  )
}
