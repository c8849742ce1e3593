import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { DocumentsZip } from '@/components/invoice/documents-zip'
import { InvoiceFilters } from '@/components/invoice/invoice-filters'
import { InvoiceTable } from '@/components/invoice/invoice-table'
import { InvoiceTotals } from '@/components/invoice/invoice-totals'
import { LedgerBalance } from '@/components/invoice/ledger-balance'
import { listInvoices, pageLength, type InvoiceFilter } from '@/db/queries/invoices'
import { getBalance } from '@/db/queries/ledger'
import { requireViewer } from '@/lib/auth/viewer'
import { draftStates } from '@/lib/invoice/workflow'

export async function generateMetadata() {
  const t = await getTranslations('invoices')
  return { title: t('title') }
}

export default async function InvoicesPage({ searchParams }: PageProps<'/invoices'>) {
  const viewer = await requireViewer()
  const filter = filterFrom(await searchParams)
  const { version } = filter
  const [page, balance, t] = await Promise.all([
    listInvoices(viewer, filter),
    version === null ? null : getBalance(viewer, version),
    getTranslations('invoices'),
  ])
  const { rows, counts, totals, versions } = page
  const count = counts
    .filter(({ state }) => filter.state === null || state === filter.state)
    .reduce((all, one) => all + one.count, 0)
  const more = { ...address(filter), after: rows.at(-1)?.id ?? '' }

  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        meta={t('count', { count })}
        actions={
          <>
            <ButtonLink href="/invoices/terms">{t('terms')}</ButtonLink>
            <ButtonLink href="/invoices/price-books">{t('books')}</ButtonLink>
            <ButtonLink href="/invoices/exchange-rates">{t('rates')}</ButtonLink>
          </>
        }
      />
      {versions.length > 0 && <InvoiceFilters {...{ filter, counts, versions }} />}
      {version !== null && balance && <LedgerBalance version={version} balance={balance} />}
      {count > 0 && <InvoiceTotals totals={totals} />}
      {totals.length > 0 && <DocumentsZip filter={filter} />}
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState title={t(versions.length === 0 ? 'empty' : 'emptyFilter')}>
            {t(versions.length === 0 ? 'emptyHint' : 'emptyFilterHint')}
          </EmptyState>
        ) : (
          <InvoiceTable rows={rows} now={new Date()} zone={viewer.zone} />
        )}
        {rows.length === pageLength && (
          <MoreLink href={`/invoices?${new URLSearchParams(more).toString()}`} label={t('older')} />
        )}
      </Card>
    </main>
  )
}

type Asked = Record<string, string | string[] | undefined>

function filterFrom({ state, release, after }: Asked): InvoiceFilter {
  return {
    state: draftStates.find(one => one === state) ?? null,
    version: typeof release === 'string' && release !== '' ? release.slice(0, 100) : null,
    after: typeof after === 'string' && uuid.test(after) ? after : null,
  }
}

const address = ({ state, version }: InvoiceFilter) => ({
  ...(state && { state }),
  ...(version && { release: version }),
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
