import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { BookRow } from '@/db/queries/price-books'
import { sayValidity } from '@/lib/words/rule'
import { BookStatus } from './book-status'

type Props = { books: readonly BookRow[]; zone: string }

export function BookTable({ books, zone }: Props) {
  const t = useTranslations('books')
  return (
    <Table
      caption={t('caption')}
      rows={books}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          head: t('code'),
          names: true,
          cell: ({ id, book }) => (
            <Link href={`/invoices/price-books/${id}`} className="link">
              {t('named', { code: book.code, version: String(book.version) })}
            </Link>
          ),
        },
        { key: 'state', head: t('stateHead'), cell: ({ state }) => <BookStatus state={state} /> },
        { key: 'currency', head: t('currency'), cell: ({ book }) => book.currency },
        { key: 'party', head: t('party'), cell: ({ party }) => party ?? t('vendor') },
        {
          key: 'valid',
          head: t('valid'),
          cell: ({ book: { validFrom }, endsOn }) =>
            endsOn !== null && endsOn < validFrom
              ? t('never')
              : sayValidity(t, { validFrom, validTo: endsOn }),
        },
        {
          key: 'rules',
          head: t('rulesHead'),
          numeric: true,
          cell: ({ book }) => book.rules.length,
        },
        {
          key: 'by',
          head: t('by'),
          cell: ({ by, at }) => (
            <>
              {by ?? t('machine')} · <Moment at={at} zone={zone} />
            </>
          ),
        },
      ]}
    />
  )
}
