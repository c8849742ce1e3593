import { useTranslations } from 'next-intl'
import { Money } from '@/components/ui/money'
import type { CurrencyTotal } from '@/db/queries/review'

/** What is drafted, per currency: amounts of different currencies are never added. */
export function InvoiceTotals({ totals }: { totals: readonly CurrencyTotal[] }) {
  const t = useTranslations('invoices')
  const say = useTranslations('review')
  return (
    <section
      aria-label={t('totals')}
      className="flex flex-wrap gap-x-8 gap-y-2 rounded border border-line bg-surface px-4 py-3"
    >
      {totals.length === 0 && <p className="text-13 text-soft">{t('noTotals')}</p>}
      {totals.map(({ currency, count, net, gross, outliers }) => (
        <p key={currency} className="flex flex-wrap items-baseline gap-x-3 text-13">
          <span className="text-16 font-semibold">
            {t.rich('totalsLine', {
              net: () => <Money amount={net} {...{ currency }} />,
              gross: () => (
                <span className="font-normal text-soft">
                  <Money amount={gross} {...{ currency }} />
                </span>
              ),
            })}
          </span>
          <span className="text-soft">
            {t('totalsCount', { count })}, {say('outliers', { count: outliers })}
          </span>
        </p>
      ))}
    </section>
  )
}
