import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Sha } from '@/components/ui/sha'
import { Table } from '@/components/ui/table'
import type { BookRow } from '@/db/queries/price-books'

type Props = { books: readonly BookRow[]; zone: string }

export function BookTable({ books, zone }: Props) {
  const t = useTranslations('invoices.bookPage')
  const say = useTranslations('invoices')
  return (
    <Table
      caption={t('caption')}
      rows={books}
      rowKey={({ book }) => `${book.code} ${String(book.version)}`}
      columns={[
        {
          key: 'code',
          head: t('code'),
          names: true,
          cell: ({ book }) => say('termsOf', { code: book.code, version: String(book.version) }),
        },
        { key: 'currency', head: t('currency'), cell: ({ book }) => book.currency },
        {
          key: 'valid',
          head: t('valid'),
          cell: ({ book, endsOn }) =>
            endsOn === null
              ? t('open', { from: book.validFrom })
              : t('until', { from: book.validFrom, to: endsOn }),
        },
        { key: 'rules', head: t('rules'), numeric: true, cell: ({ book }) => book.rules.length },
        { key: 'sha', head: 'SHA-256', cell: ({ sha256 }) => <Sha of={sha256} /> },
        {
          key: 'added',
          head: t('added'),
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
