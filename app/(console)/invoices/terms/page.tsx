import { getTranslations } from 'next-intl/server'
import { TermsFilters } from '@/components/invoice/terms-filters'
import { TermsTable } from '@/components/invoice/terms-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { listTerms, pageLength, type TermsFilter } from '@/db/queries/terms'
import { requireViewer } from '@/lib/auth/viewer'
import { termsLevels } from '@/lib/invoice/terms'

export async function generateMetadata() {
  const t = await getTranslations('terms')
  return { title: t('title') }
}

export default async function TermsPage({ searchParams }: PageProps<'/invoices/terms'>) {
  const viewer = await requireViewer()
  const filter = filterFrom(await searchParams)
  const [rows, t] = await Promise.all([listTerms(viewer, filter), getTranslations('terms')])
  const { level, search } = filter
  const more = new URLSearchParams({
    ...(level && { level }),
    ...(search && { q: search }),
    after: rows.at(-1)?.terms.code ?? '',
  })
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={<ButtonLink href="/invoices/terms/new">{t('add')}</ButtonLink>}
      />
      <TermsFilters level={level} search={search} />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <TermsTable rows={rows} zone={viewer.zone} />
        )}
        {rows.length === pageLength && (
          <MoreLink href={`/invoices/terms?${more.toString()}`} label={t('more')} />
        )}
      </Card>
    </main>
  )
}

type Asked = Record<string, string | string[] | undefined>

function filterFrom({ level, q, after }: Asked): TermsFilter {
  return {
    level: termsLevels.find(one => one === level) ?? null,
    search: typeof q === 'string' && q.trim() !== '' ? readable(q) : null,
    after: typeof after === 'string' && after !== '' ? readable(after) : null,
  }
}

const readable = (text: string) => text.trim().replaceAll('\0', '').slice(0, 100)
