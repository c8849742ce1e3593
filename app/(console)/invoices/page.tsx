import { getTranslations } from 'next-intl/server'
import { DecideTogether } from '@/components/invoice/decide-together'
import { InvoiceTotals } from '@/components/invoice/invoice-totals'
import { KeyHelp } from '@/components/invoice/key-help'
import { LedgerBalance } from '@/components/invoice/ledger-balance'
import { ReviewFilters } from '@/components/invoice/review-filters'
import { ReviewTable } from '@/components/invoice/review-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { DocumentsZip } from '@/components/invoice/documents-zip'
import { getBalance } from '@/db/queries/ledger'
import { listForReview, pageLength } from '@/db/queries/review'
import { requireViewer } from '@/lib/auth/viewer'
import { addressOf, idIn, reviewFilter } from '@/lib/invoice/review'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('title') }
}

export default async function InvoicesPage({ searchParams }: PageProps<'/invoices'>) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const filter = reviewFilter(asked)
  const { version } = filter
  const [page, balance, t] = await Promise.all([
    listForReview(viewer, filter, idIn(asked['after'])),
    version === null ? null : getBalance(viewer, version),
    getTranslations('invoices'),
  ])
  const { rows, counts, totals, versions, buyers, matching } = page
  const kept = new URLSearchParams(addressOf(filter)).toString()
  const more = new URLSearchParams({ ...addressOf(filter), after: rows.at(-1)?.id ?? '' })

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        meta={t('count', { count: matching })}
        actions={
          <>
            <ButtonLink href="/invoices/terms">{t('terms')}</ButtonLink>
            <ButtonLink href="/invoices/price-books">{t('books')}</ButtonLink>
            <ButtonLink href="/invoices/exchange-rates">{t('rates')}</ButtonLink>
          </>
        }
      />
      {versions.length > 0 && <ReviewFilters {...{ filter, counts, versions, buyers }} />}
      {version !== null && balance && <LedgerBalance version={version} balance={balance} />}
      {matching > 0 && <InvoiceTotals totals={totals} />}
      {totals.length > 0 && <DocumentsZip filter={filter} />}
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title={t(versions.length === 0 ? 'empty' : 'emptyFilter')}>
            {t(versions.length === 0 ? 'emptyHint' : 'emptyFilterHint')}
          </EmptyState>
        ) : (
          <form action="/invoices/bulk">
            {Object.entries(addressOf(filter)).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <ReviewTable rows={rows} now={new Date()} zone={viewer.zone} kept={kept} />
            <DecideTogether matching={matching} />
          </form>
        )}
        {rows.length === pageLength && (
          <MoreLink href={`/invoices?${more.toString()}`} label={t('older')} />
        )}
      </Card>
      {rows.length > 0 && <KeyHelp />}
    </main>
  )
}
