import { getTranslations } from 'next-intl/server'
import { Board } from '@/components/release/board'
import { ReleaseTable } from '@/components/release/release-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { listReleases, pageLength } from '@/db/queries/board'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata() {
  const t = await getTranslations('board')
  return { title: t('title') }
}

export default async function ReleasesPage({ searchParams }: PageProps<'/releases'>) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const search = textOf(asked.q)
  const table = asked.view === 'all' || search !== null
  const before = textOf(asked.before)?.match(uuid)?.[0] ?? null
  const [rows, t] = await Promise.all([
    listReleases(viewer, { search, before, open: !table }),
    getTranslations('board'),
  ])
  const last = rows.at(-1)
  const query = new URLSearchParams({
    view: 'all',
    ...(search && { q: search }),
    before: last?.id ?? '',
  })

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={search === null ? t('title') : t('found', { search })}
        meta={t('count', { count: rows.length })}
        actions={
          <>
            <ButtonLink href={table ? '/releases' : '/releases?view=all'}>
              {t(table ? 'asBoard' : 'asTable')}
            </ButtonLink>
            <ButtonLink href="/releases/new" tone="primary">
              {t('open')}
            </ButtonLink>
          </>
        }
      />
      {rows.length === 0 && (
        <Card>
          <EmptyState title={t(search === null ? 'empty' : 'notFound')}>
            {t('emptyHint')}
          </EmptyState>
        </Card>
      )}
      {rows.length > 0 && !table && <Board rows={rows} now={new Date()} zone={viewer.zone} />}
      {rows.length > 0 && table && (
        <Card flush>
          <ReleaseTable rows={rows} zone={viewer.zone} />
          {rows.length === pageLength && (
            <MoreLink href={`/releases?${query.toString()}`} label={t('older')} />
          )}
        </Card>
      )}
    </main>
  )
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function textOf(value: string | string[] | undefined) {
  const text = Array.isArray(value) ? value[0] : value
  return text?.trim() ? text.trim().slice(0, 100) : null
}
