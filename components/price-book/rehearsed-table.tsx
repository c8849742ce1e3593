import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Money } from '@/components/ui/money'
import { Table, type Column } from '@/components/ui/table'
import type { RehearsedDraft, Repriced, Unrehearsed } from '@/lib/price-books/rehearse'
import { explainBlock } from '@/lib/words/draft'

type Props<Row> = { title: string; rows: readonly Row[] }

/** Drafts beside what they would be, the largest difference first; the first of them, where there are many. */
export function RepricedTable({ title, rows }: Props<Repriced>) {
  const t = useTranslations('books')
  const amount = (key: 'before' | 'after' | 'difference', of: (row: Repriced) => string) => ({
    ...{ key, head: t(key), numeric: true },
    cell: (row: Repriced) => <Money amount={of(row)} currency={row.currency} />,
  })
  return (
    <RehearsedTable
      {...{ title, rows }}
      columns={[
        amount('before', ({ net }) => net),
        amount('after', ({ after }) => after),
        amount('difference', ({ difference }) => difference),
      ]}
    />
  )
}

/** Drafts that a version has no price for, each with its reason. */
export function UnrehearsedTable({ title, rows }: Props<Unrehearsed>) {
  const t = useTranslations('books')
  const word = useTranslations('invoice')
  return (
    <RehearsedTable
      {...{ title, rows }}
      columns={[{ key: 'why', head: t('why'), cell: ({ why }) => explainBlock(word, why) }]}
    />
  )
}

const most = 50

function RehearsedTable<Row extends RehearsedDraft>({
  title,
  rows,
  columns,
}: Props<Row> & { columns: Column<Row>[] }) {
  const t = useTranslations('books')
  if (rows.length === 0) return null
  return (
    <div>
      <Table
        caption={title}
        captionShown
        dense
        rows={rows.slice(0, most)}
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
          ...columns,
        ]}
      />
      {rows.length > most && (
        <p className="px-4 pt-1 text-12 text-soft">{t('shown', { count: most })}</p>
      )}
    </div>
  )
}
