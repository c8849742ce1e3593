import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Money } from '@/components/ui/money'
import { Table } from '@/components/ui/table'
import type { Repriced } from '@/lib/price-books/rehearse'

type Props = { title: string; rows: readonly Repriced[]; cut: boolean }

/** Drafts beside what they would be, the largest difference first. */
export function RepricedTable({ title, rows, cut }: Props) {
  const t = useTranslations('books')
  if (rows.length === 0) return null
  return (
    <div>
      <Table
        caption={title}
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
          {
            key: 'before',
            head: t('before'),
            numeric: true,
            cell: ({ net, currency }) => <Money amount={net} currency={currency} />,
          },
          {
            key: 'after',
            head: t('after'),
            numeric: true,
            cell: ({ after, currency }) => <Money amount={after} currency={currency} />,
          },
          {
            key: 'difference',
            head: t('difference'),
            numeric: true,
            cell: ({ difference, currency }) => <Money amount={difference} currency={currency} />,
          },
        ]}
      />
      {cut && <p className="px-4 pt-1 text-12 text-soft">{t('shown', { count: rows.length })}</p>}
    </div>
  )
}
