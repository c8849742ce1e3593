import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { TermsRow } from '@/db/queries/terms'

type Props = { rows: readonly TermsRow[]; zone: string }

/** The newest version of each code: whose it is, when it applies, when payment is due. */
export function TermsTable({ rows, zone }: Props) {
  const t = useTranslations('terms')
  const word = useTranslations('invoice')
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          head: t('columns.code'),
          names: true,
          cell: ({ terms }) => (
            <Link href={`/invoices/terms/${terms.code}`} className="link">
              {t('numbered', { code: terms.code, version: String(terms.version) })}
            </Link>
          ),
        },
        {
          key: 'level',
          head: t('columns.level'),
          cell: ({ terms }) => word(`level.${terms.level}`),
        },
        { key: 'holder', head: t('columns.holder'), cell: ({ holder }) => holder },
        {
          key: 'valid',
          head: t('columns.valid'),
          tight: true,
          cell: ({ terms: { validFrom: from, validTo: to } }) =>
            to === null ? t('open', { from }) : t('until', { from, to }),
        },
        {
          key: 'due',
          head: t('columns.due'),
          cell: ({ terms: { due } }) => t(`dueIn.${due.kind}`, { days: due.days }),
        },
        {
          key: 'added',
          head: t('columns.added'),
          cell: ({ addedBy, addedAt }) => (
            <>
              {addedBy ?? t('machine')} · <Moment at={addedAt} zone={zone} />
            </>
          ),
        },
      ]}
    />
  )
}
