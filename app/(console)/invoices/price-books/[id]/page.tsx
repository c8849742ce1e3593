import { getTranslations } from 'next-intl/server'
import { BookHistory } from '@/components/price-book/book-history'
import { BookStatus } from '@/components/price-book/book-status'
import { ChangeList } from '@/components/price-book/change-list'
import { Checks } from '@/components/price-book/checks'
import { RehearsalCard } from '@/components/price-book/rehearsal-card'
import { RuleList } from '@/components/price-book/rule-list'
import { TryForm } from '@/components/price-book/try-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getBook } from '@/db/queries/price-book'
import { getRehearsal, mostRehearsed } from '@/db/queries/rehearsal'
import { requireViewer } from '@/lib/auth/viewer'
import { lint } from '@/lib/invoice/lint'
import { sayValidity } from '@/lib/words/rule'
import { notThere } from '../../../not-there'
import { AddRule } from './add-rule'
import { BookDecision } from './book-decision'
import { ValidityForm } from './validity-form'

type Props = PageProps<'/invoices/price-books/[id]'>

export async function generateMetadata() {
  const t = await getTranslations('books')
  return { title: t('title') }
}

export default async function PriceBookPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const view = await getBook(viewer, (await params).id, new Date())
  if (!view) return notThere()
  const { id, state, book, before, situation } = view
  const isDraft = state === 'draft'
  const [rehearsal, t, asked] = await Promise.all([
    isDraft ? getRehearsal(viewer, book, situation.published) : null,
    getTranslations('books'),
    searchParams,
  ])
  const findings = lint(book, situation.published)
  const editAt = isDraft ? (at: number) => `/invoices/price-books/${id}/rules/${String(at)}` : null

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('named', { code: book.code, version: String(book.version) })}
        meta={
          <>
            <BookStatus state={state} />
            <span>{book.currency}</span>
            <span>{view.party ?? t('vendor')}</span>
            <span>{sayValidity(t, { ...book, validTo: view.endsOn })}</span>
          </>
        }
        actions={
          // A file is no page: it is asked for as it is.
          <a href={`/invoices/price-books/${id}/export`} download className="link">
            {t('export')}
          </a>
        }
      />
      <BookDecision {...{ view, viewer, rehearsal }} />
      {isDraft && (
        <Card title={t('checks')}>
          <Checks {...{ findings, editAt }} />
        </Card>
      )}
      <Card title={t('rules')} flush>
        {book.rules.length === 0 && <p className="p-4 text-13 text-soft">{t('noRules')}</p>}
        <RuleList {...{ book, findings, editAt }} />
        {isDraft && <AddRule id={id} />}
      </Card>
      {isDraft && (
        <Card title={t('validity')}>
          <ValidityForm {...{ view, viewer }} />
        </Card>
      )}
      {rehearsal && (
        <Card title={t('rehearsal')}>
          <RehearsalCard
            of={rehearsal}
            currency={book.currency}
            cutAt={rehearsal.cut ? mostRehearsed : null}
          />
        </Card>
      )}
      <Card title={t('try')}>
        <TryForm {...{ id, book, asked }} today={situation.today} />
      </Card>
      {before && (
        <Card title={t('changes', { version: String(before.version) })}>
          <ChangeList before={before} after={book} />
        </Card>
      )}
      <Card title={t('history')} flush>
        <BookHistory record={view.record} currency={book.currency} zone={viewer.zone} />
      </Card>
    </main>
  )
}
