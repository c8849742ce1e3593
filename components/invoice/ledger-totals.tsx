import { useTranslations } from 'next-intl'
import { Money } from '@/components/ui/money'
import type { LedgerPage } from '@/db/queries/ledger-page'

/** What is drafted, per currency: amounts of different currencies are never added. */
export function LedgerTotals({ totals }: Pick<LedgerPage, 'totals'>) {
  const t = useTranslations('ledger')
  if (totals.length === 0) return null
  return (
    <ul aria-label={t('totals')} className="flex flex-wrap gap-x-8 gap-y-1 text-13">
      {totals.map(({ currency, count, net }) => (
        <li key={currency} className="flex items-baseline gap-x-2">
          <span className="text-16 font-semibold">
            <Money amount={net} {...{ currency }} />
          </span>
          <span className="text-soft">{t('count', { count })}</span>
        </li>
      ))}
    </ul>
  )
}
