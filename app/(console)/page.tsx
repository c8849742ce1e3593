import { getTranslations } from 'next-intl/server'
import { DraftDuties } from '@/components/invoice/draft-duties'
import { DutyList } from '@/components/release/duty-list'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { MoreLink } from '@/components/ui/more-link'
import { getWaiting } from '@/db/queries/waiting'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata() {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

const atFirst = 10

export default async function QueuePage({ searchParams }: PageProps<'/'>) {
  const viewer = await requireViewer()
  const [{ situations, drafts, count, forOthers }, t, { others }] = await Promise.all([
    getWaiting(viewer),
    getTranslations('queue'),
    searchParams,
  ])
  const now = new Date()
  const limit = others === 'all' ? forOthers : atFirst
  const ofDrafts = drafts.others.slice(0, limit)

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('count', { count })} />
      <Card title={t('mine')} flush>
        <DraftDuties duties={drafts.yours} now={now} yours />
        <DutyList {...{ situations, viewer }} whose="mine" beside={drafts.yours.length} />
      </Card>
      <Card title={t('others')} flush>
        <DraftDuties duties={ofDrafts} now={now} yours={false} />
        <DutyList
          {...{ situations, viewer }}
          whose="others"
          beside={ofDrafts.length}
          limit={limit - ofDrafts.length}
        />
        {forOthers > limit && (
          <MoreLink href="/?others=all" label={t('showAll', { count: forOthers })} />
        )}
      </Card>
    </main>
  )
}
