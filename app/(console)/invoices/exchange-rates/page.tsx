import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { MoreLink } from '@/components/ui/more-link'
import { PageHeader } from '@/components/ui/page-header'
import { getAccountingContact } from '@/db/queries/accounting'
import { listRates, ratesLength } from '@/db/queries/exchange-rates'
import { requireViewer } from '@/lib/auth/viewer'
import { RateItem } from './rate-item'
import { RecordRateForm } from './record-rate-form'

export async function generateMetadata() {
  const t = await getTranslations('books.rates')
  return { title: t('title') }
}

export default async function ExchangeRatesPage({
  searchParams,
}: PageProps<'/invoices/exchange-rates'>) {
  const viewer = await requireViewer()
  const { before } = await searchParams
  const [rates, contact, t] = await Promise.all([
    listRates(viewer, typeof before === 'string' && place.test(before) ? before : null),
    getAccountingContact(viewer),
    getTranslations('books.rates'),
  ])
  const last = rates.at(-1)
  const next = new URLSearchParams({ before: `${last?.on ?? ''} ${last?.id ?? ''}` })
  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      <Card title={t('record')}>
        <RecordRateForm {...{ viewer, contact }} />
      </Card>
      <Card title={t('caption')} flush>
        {rates.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        <ul className="divide-y divide-line">
          {rates.map(rate => (
            <li key={rate.id} className="p-4">
              <RateItem {...{ rate, viewer, contact }} />
            </li>
          ))}
        </ul>
        {rates.length === ratesLength && (
          <MoreLink href={`/invoices/exchange-rates?${next.toString()}`} label={t('more')} />
        )}
      </Card>
    </main>
  )
}

const place = /^\d{4}-\d{2}-\d{2} [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
