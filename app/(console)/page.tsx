import { getTranslations } from 'next-intl/server'
import { DutyList } from '@/components/release/duty-list'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { listOpen } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { mine } from '@/lib/release/mine'

export async function generateMetadata() {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

export default async function QueuePage() {
  const viewer = await requireViewer()
  const [situations, t] = await Promise.all([listOpen(viewer), getTranslations('queue')])
  const count = situations.reduce((sum, situation) => sum + mine(situation, viewer).length, 0)

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('count', { count })} />
      <Card title={t('mine')} flush>
        <DutyList situations={situations} viewer={viewer} whose="mine" />
      </Card>
      <Card title={t('others')} flush>
        <DutyList situations={situations} viewer={viewer} whose="others" />
      </Card>
    </main>
  )
}
