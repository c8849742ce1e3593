import { getTranslations } from 'next-intl/server'
import { DraftDuties } from '@/components/invoice/draft-duties'
import { DutyList } from '@/components/release/duty-list'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { listDraftDuties } from '@/db/queries/invoices'
import { listOpen } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { mine } from '@/lib/release/mine'
import { roleFor } from '@/lib/release/people'

export async function generateMetadata() {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

export default async function QueuePage() {
  const viewer = await requireViewer()
  const [situations, drafts, t] = await Promise.all([
    listOpen(viewer),
    listDraftDuties(viewer),
    getTranslations('queue'),
  ])
  const now = new Date()
  const [yours, others] = split(drafts, ({ by }) => roleFor(viewer, [by]) !== null)
  const onReleases = situations.flatMap(situation => mine(situation, viewer)).length

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('count', { count: onReleases + yours.length })} />
      <Card title={t('mine')} flush>
        <DraftDuties duties={yours} now={now} yours />
        <DutyList {...{ situations, viewer }} whose="mine" beside={yours.length} />
      </Card>
      <Card title={t('others')} flush>
        <DraftDuties duties={others} now={now} yours={false} />
        <DutyList {...{ situations, viewer }} whose="others" beside={others.length} />
      </Card>
    </main>
  )
}

function split<Item>(items: readonly Item[], belongs: (item: Item) => boolean) {
  return [items.filter(belongs), items.filter(item => !belongs(item))] as const
}
