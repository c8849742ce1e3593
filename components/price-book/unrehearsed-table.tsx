import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Table } from '@/components/ui/table'
import type { Unrehearsed } from '@/lib/price-books/rehearse'
import { explainBlock } from '@/lib/words/draft'

type Props = { rows: readonly Unrehearsed[]; count: number }

/** Drafts that a version has no price for, each with its reason. */
export function UnrehearsedTable({ rows, count }: Props) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  if (rows.length === 0) return null
  return (
    <Table
      caption={t('blocked', { count })}
      captionShown
      dense
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'draft',
          head: t('draft'),
          tight: true,
          cell: ({ id, number }) => (
            <Link href={`/invoices/${id}`} className="link">
              {t('draftNumber', { number: String(number) })}
            </Link>
          ),
        },
        {
          key: 'installation',
          head: t('installation'),
          names: true,
          cell: ({ customer, installation, release }) =>
            `${customer} · ${installation} · ${release}`,
        },
        { key: 'why', head: t('why'), cell: ({ why }) => explainBlock(word, why) },
      ]}
    />
  )
}
