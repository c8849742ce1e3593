import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listFailedDeliveries } from '@/db/queries/deliveries'
import { requireViewer } from '@/lib/auth/viewer'
import { FailedDeliveries } from './failed-deliveries'

export async function generateMetadata() {
  const t = await getTranslations('deliveries')
  return { title: t('title') }
}

/** What could not be sent, why, and the button that sends it again. */
export default async function DeliveriesPage() {
  const viewer = await requireViewer()
  const [failed, t] = await Promise.all([
    listFailedDeliveries(viewer),
    getTranslations('deliveries'),
  ])
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Card title={t('list')} flush>
        {failed.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : (
          <FailedDeliveries failed={failed} viewer={viewer} />
        )}
      </Card>
    </main>
  )
}
