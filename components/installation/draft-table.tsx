import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { DraftStatus } from '@/components/invoice/draft-status'
import { Money } from '@/components/ui/money'
import { Table, type Column } from '@/components/ui/table'
import type { DraftView } from '@/db/queries/installation'

/** Invoice drafts, newest first. */
export function DraftTable({ of }: { of: readonly DraftView[] }) {
  const t = useTranslations('installations')
  const columns: Column<DraftView>[] = [
    {
      key: 'draft',
      head: t('columns.draft'),
      names: true,
      tight: true,
      cell: ({ id, number }) => (
        <Link href={`/invoices/${id}`} className="link">
          {number}
        </Link>
      ),
    },
    { key: 'release', head: t('columns.release'), tight: true, cell: ({ release }) => release },
    { key: 'installation', head: t('columns.installation'), cell: row => row.installation },
    { key: 'state', head: t('columns.state'), cell: ({ state }) => <DraftStatus state={state} /> },
    {
      key: 'amount',
      head: t('columns.amount'),
      numeric: true,
      cell: ({ gross, currency }) => <Money amount={gross} currency={currency} />,
    },
  ]
  return (
    <Table
      caption={t('sections.drafts')}
      columns={columns}
      rows={of}
      rowKey={({ number }) => String(number)}
    />
  )
}
