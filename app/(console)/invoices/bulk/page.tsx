import { getTranslations } from 'next-intl/server'
import { BulkTable } from '@/components/invoice/bulk-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getPicked } from '@/db/queries/review'
import { requireViewer } from '@/lib/auth/viewer'
import { bulkCommands, bulkMost } from '@/lib/invoice/bulk'
import { addressOf, idIn, reviewFilter, type Asked } from '@/lib/invoice/review'
import { BulkForm } from './bulk-form'
import { obstacleTo } from './obstacle-to'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('title') }
}

export default async function BulkPage({ searchParams }: PageProps<'/invoices/bulk'>) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const filter = reviewFilter(asked)
  const act = bulkCommands.find(name => name === asked['act']) ?? 'submitDraft'
  const picked = asked['all'] === 'on' ? { filter } : { ids: idsIn(asked) }
  const [{ rows, count }, t] = await Promise.all([
    getPicked(viewer, picked, bulkMost),
    getTranslations('review.bulk'),
  ])
  const back = `/invoices?${new URLSearchParams(addressOf(filter)).toString()}`
  const drafts = rows.map(row => ({ ...row, obstacle: obstacleTo(row, act, viewer) }))
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t(act)}
        meta={t('meta', { count })}
        actions={<ButtonLink href={back}>{t('back')}</ButtonLink>}
      />
      <BulkForm {...{ act, drafts, count, viewer }} />
      {drafts.length > 0 && (
        <Card title={t('drafts')} flush>
          <BulkTable rows={drafts} zone={viewer.zone} />
        </Card>
      )}
    </main>
  )
}

/** The drafts that an address names, each once. */
function idsIn({ pick }: Asked) {
  const named = Array.isArray(pick) ? pick : [pick]
  return [...new Set(named.flatMap(each => idIn(each) ?? []))]
}
