import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Status } from '@/components/ui/status'
import type { RolloutRow } from '@/db/queries/deployment'

/** What the ledger says of one installation: the draft, or why there is none. */
export async function LedgerCell({ row }: { row: RolloutRow }) {
  const t = await getTranslations('stages.deployment')
  switch (row.ledger) {
    case null:
      return <Status is="running">{t('ledger.drafting')}</Status>
    case 'drafted':
      return (
        <Link href={`/invoices/${row.draftId ?? ''}`} className="link">
          {t('ledger.draft', { number: row.draftNumber ?? 0 })}
        </Link>
      )
    case 'not_billable':
      return <Status is="not-applicable">{t('ledger.notBillable', { why: row.why ?? '' })}</Status>
    case 'blocked':
      return <Status is="failed">{t('ledger.blocked', { why: row.why ?? '' })}</Status>
  }
}
