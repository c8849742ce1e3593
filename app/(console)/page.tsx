import { getTranslations } from 'next-intl/server'
import { DraftDuties } from '@/components/invoice/draft-duties'
import { DutyList } from '@/components/release/duty-list'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getWaiting } from '@/db/queries/waiting'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata() {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

export default async function QueuePage() {
  const viewer = await requireViewer()
  const [{ situations, drafts, count }, t] = await Promise.all([
    getWaiting(viewer),
    getTranslations('queue'),
  ])
  const now = new Date()

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('count', { count })} />
      <Card title={t('mine')} flush>
        <DraftDuties duties={drafts.yours} now={now} yours />
        <DutyList {...{ situations, viewer }} whose="mine" beside={drafts.yours.length} />
      </Card>
      <Card title={t('others')} flush>
        <DraftDuties duties={drafts.others} now={now} yours={false} />
        <DutyList {...{ situations, viewer }} whose="others" beside={drafts.others.length} />
      </Card>
    </main>
  )
}
