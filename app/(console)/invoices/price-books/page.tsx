import { getTranslations } from 'next-intl/server'
import { BookTable } from '@/components/price-book/book-table'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listBooks } from '@/db/queries/price-books'
import { requireViewer } from '@/lib/auth/viewer'
import { ImportForm } from './import-form'
import { StartForm } from './start-form'

export async function generateMetadata() {
  const t = await getTranslations('books')
  return { title: t('title') }
}

export default async function PriceBooksPage() {
  const viewer = await requireViewer()
  const [{ books, partners }, t] = await Promise.all([listBooks(viewer), getTranslations('books')])
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Card flush>
        {books.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <BookTable books={books} zone={viewer.zone} />
        )}
      </Card>
      <Card title={t('start')}>
        <StartForm {...{ viewer, partners }} />
      </Card>
      <Card title={t('import')}>
        <ImportForm viewer={viewer} />
      </Card>
    </main>
  )
}
