import { useLocale, useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { DecisionRow } from '@/db/queries/accounting'
import { countryName } from '@/lib/invoice/document/country-name'

type Props = { decisions: readonly DecisionRow[]; zone: string }

/** Everything that was decided of territories, with the days it is in force and what it rests on. */
export function TerritoryTable({ decisions, zone }: Props) {
  const [t, locale] = [useTranslations('accounting'), useLocale()]
  if (decisions.length === 0) return <p className="p-4">{t('territories.none')}</p>
  return (
    <Table
      caption={t('territories.title')}
      rows={decisions}
      rowKey={({ seller, territory, from, decidedAt }) =>
        `${seller} ${territory} ${from} ${decidedAt}`
      }
      columns={[
        {
          key: 'territory',
          head: t('territories.territory'),
          names: true,
          cell: ({ territory }) => countryName(territory, locale),
        },
        {
          key: 'seller',
          head: t('territories.seller'),
          cell: ({ seller }) => t(`countries.${seller}`),
        },
        {
          key: 'treatment',
          head: t('territories.treatment'),
          cell: ({ treatment }) => t(`territories.as.${treatment ?? 'undecided'}`),
        },
        { key: 'valid', head: t('territories.inForce'), cell: row => <InForce of={row} /> },
        { key: 'evidence', head: t('territories.evidence'), cell: ({ evidence }) => evidence },
        {
          key: 'decided',
          head: t('territories.decided'),
          cell: ({ decidedBy, decidedAt }) => (
            <>
              {decidedBy ?? t('territories.byConsole')} · <Moment at={decidedAt} zone={zone} />
            </>
          ),
        },
      ]}
    />
  )
}

function InForce({ of: { from, inForce } }: { of: DecisionRow }) {
  const t = useTranslations('accounting')
  if (inForce === null) return t('territories.replaced', { from })
  const { to } = inForce
  return to === null ? t('territories.open', { from }) : t('territories.until', { from, to })
}
