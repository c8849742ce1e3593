import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Status } from '@/components/ui/status'
import type { RolloutRow } from '@/db/queries/deployment'
import { explainBlock } from '@/lib/words/draft'

/** What the ledger says of one installation: the draft, or why there is none. */
export async function LedgerCell({ row }: { row: RolloutRow }) {
  const [t, word] = await Promise.all([
    getTranslations('stages.deployment'),
    getTranslations('invoice'),
  ])
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
      return <Status is="not-applicable">{row.why && word(`notBillable.${row.why}`)}</Status>
    case 'blocked':
      return (
        <Link href={`/invoices/${row.ledgerId ?? ''}`} className="link">
          {row.block && explainBlock(word, row.block)}
        </Link>
      )
  }
}
