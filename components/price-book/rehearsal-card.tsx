import { useTranslations } from 'next-intl'
import { Facts } from '@/components/ui/facts'
import { Money } from '@/components/ui/money'
import type { PriceBook } from '@/lib/invoice/price-book'
import type { Rehearsal } from '@/lib/price-books/rehearse'
import { RepricedTable, UnrehearsedTable } from './rehearsed-table'

type Props = {
  of: Rehearsal
  currency: PriceBook['currency']
  /** How many drafts were looked at, where there were more. */
  cutAt: number | null
}

/** The last releases priced anew: who would pay more, who less, and whom it could not price. */
export function RehearsalCard({ of, currency, cutAt }: Props) {
  const t = useTranslations('books')
  const { count, releases, dearer, cheaper, same, blocked, before, after } = of
  if (count === 0) return <p className="text-13 text-soft">{t('rehearsalOf', { count })}</p>
  return (
    <div className="flex flex-col gap-4">
      <div className="text-13">
        <p className="font-medium">{t('rehearsalOf', { count })}</p>
        <p className="text-soft">{t('rehearsalReleases', { releases: releases.join(', ') })}</p>
        {cutAt !== null && <p className="text-soft">{t('rehearsalMost', { count: cutAt })}</p>}
      </div>
      <Facts
        of={[
          { term: t('before'), detail: <Money amount={before} currency={currency} /> },
          { term: t('after'), detail: <Money amount={after} currency={currency} /> },
          {
            term: t('dearer', { count: dearer.length }),
            detail: <Money amount={of.dearerBy} currency={currency} />,
          },
          {
            term: t('cheaper', { count: cheaper.length }),
            detail: <Money amount={of.cheaperBy} currency={currency} />,
          },
          { term: t('same', { count: same }), detail: '' },
        ]}
      />
      <RepricedTable title={t('dearer', { count: dearer.length })} rows={dearer} />
      <RepricedTable title={t('cheaper', { count: cheaper.length })} rows={cheaper} />
      <UnrehearsedTable title={t('blocked', { count: blocked.length })} rows={blocked} />
    </div>
  )
}
