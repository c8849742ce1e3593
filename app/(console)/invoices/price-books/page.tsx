import { getTranslations } from 'next-intl/server'
import { CommandForm } from '@/components/forms/command-form'
import { FileField } from '@/components/forms/file-field'
import { TextArea } from '@/components/forms/text-area'
import { BookTable } from '@/components/invoice/book-table'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listBooks } from '@/db/queries/price-books'
import { requireViewer } from '@/lib/auth/viewer'
import { defaultBooks } from '@/lib/invoice/default-books'
import { obstacle } from '@/lib/price-books/add'
import { explainBook } from '@/lib/words/draft'
import { addPriceBook } from './actions'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('books') }
}

export default async function PriceBooksPage() {
  const viewer = await requireViewer()
  const [books, t, say, words, shared] = await Promise.all([
    listBooks(viewer),
    getTranslations('invoices.bookPage'),
    getTranslations('invoices'),
    getTranslations('invoice'),
    getTranslations('refusals'),
  ])
  const refusal = obstacle(viewer)

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={say('books')} meta={t('meta')} />
      <Card flush>
        {books.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <BookTable books={books} zone={viewer.zone} />
        )}
      </Card>
      <Card title={t('add')}>
        <CommandForm
          action={addPriceBook}
          subject={crypto.randomUUID()}
          expected={0}
          submit={t('submit')}
          obstacle={refusal && explainBook(words, shared, refusal)}
          consequences={[t('consequence')]}
        >
          <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".json" optional />
          <TextArea name="text" label={t('text')} rows={8} code optional />
        </CommandForm>
      </Card>
      <Card title={t('examples')}>
        {defaultBooks.map(book => (
          <Disclosure
            key={book.code}
            summary={t('example', { code: book.code, currency: book.currency })}
          >
            <textarea
              readOnly
              rows={16}
              aria-label={t('example', { code: book.code, currency: book.currency })}
              defaultValue={JSON.stringify(book, null, 2)}
              className="w-full rounded border border-line bg-muted p-3 font-mono text-12"
            />
          </Disclosure>
        ))}
      </Card>
    </main>
  )
}
