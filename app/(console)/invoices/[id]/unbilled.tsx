import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DraftHistory } from '@/components/invoice/draft-history'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { UnbilledView } from '@/db/queries/unbilled'

/** An installation for which the ledger says why there is nothing to bill: there is no draft to show. */
export async function Unbilled({ view, zone }: { view: UnbilledView; zone: string }) {
  const [t, word] = await Promise.all([getTranslations('invoices'), getTranslations('invoice')])
  const { why, version, installationId, installation, customer, record } = view
  return (
    <main className="flex flex-col gap-5">
      <PageHeader
        title={t('blockedOf', { customer, installation })}
        meta={<Link href={`/releases/${version}/4-deployment`}>{version}</Link>}
      />
      <Callout tone="warn" title={word('ledger.not_billable')}>
        <p>
          {word(`notBillable.${why}`)}{' '}
          <Link href={`/customers/installations/${installationId}`} className="link">
            {t('clearAt.installation')}
          </Link>
        </p>
      </Callout>
      <Card title={t('history')} flush>
        <DraftHistory record={record} zone={zone} />
      </Card>
    </main>
  )
}
