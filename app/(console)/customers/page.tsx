import { getTranslations } from 'next-intl/server'
import { CustomerTable } from '@/components/installation/customer-table'
import { SearchForm } from '@/components/installation/search-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { listCustomers, pageLength } from '@/db/queries/customers'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata() {
  const t = await getTranslations('installations')
  return { title: t('title') }
}

export default async function CustomersPage({ searchParams }: PageProps<'/customers'>) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const search = textOf(asked.q)
  const [rows, t] = await Promise.all([
    listCustomers(viewer, { search, after: textOf(asked.after) }),
    getTranslations('installations'),
  ])
  const last = rows.length === pageLength ? rows.at(-1) : undefined
  const more = new URLSearchParams({ ...(search && { q: search }), after: last?.name ?? '' })

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ButtonLink href="/customers/import">{t('import')}</ButtonLink>
            <ButtonLink href="/customers/new" tone="primary">
              {t('add')}
            </ButtonLink>
          </>
        }
      />
      <SearchForm search={search} />
      <Card flush>
        {rows.length > 0 && <CustomerTable rows={rows} />}
        {last && <MoreLink href={`/customers?${more.toString()}`} label={t('more')} />}
        {rows.length === 0 && search !== null && (
          <EmptyState title={t('none')}>{t('noneFor', { query: search })}</EmptyState>
        )}
        {rows.length === 0 && search === null && (
          <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
        )}
      </Card>
    </main>
  )
}

function textOf(value: string | string[] | undefined) {
  const text = [value].flat()[0]?.trim().slice(0, 200)
  return text ? text : null
}
