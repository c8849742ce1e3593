import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { RateRow } from '@/db/queries/accounting'

type Props = { rates: readonly RateRow[]; zone: string }

/** Every rate on file, with the days it is in force and what it rests on. */
export function RateTable({ rates, zone }: Props) {
  const t = useTranslations('accounting')
  return (
    <Table
      caption={t('rates.title')}
      rows={rates}
      rowKey={({ country, from }) => `${country} ${from}`}
      columns={[
        {
          key: 'country',
          head: t('rates.country'),
          names: true,
          cell: ({ country }) => t(`countries.${country}`),
        },
        {
          key: 'rate',
          head: t('rates.rate'),
          numeric: true,
          cell: ({ rate }) => t('rates.percent', { rate }),
        },
        {
          key: 'valid',
          head: t('rates.inForce'),
          cell: ({ from, to }) =>
            to === null ? t('rates.open', { from }) : t('rates.until', { from, to }),
        },
        { key: 'evidence', head: t('rates.evidence'), cell: ({ evidence }) => evidence },
        {
          key: 'entered',
          head: t('rates.entered'),
          cell: ({ enteredBy, enteredAt }) =>
            enteredBy === null ? (
              t('rates.cameWith')
            ) : (
              <>
                {enteredBy} · <Moment at={enteredAt} zone={zone} />
              </>
            ),
        },
      ]}
    />
  )
}
