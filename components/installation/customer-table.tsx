import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Table, type Column } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { CustomerRow } from '@/db/queries/customers'
import { newestFirst } from '@/lib/release/version'
import { trackTypes } from '@/lib/release/workflow'

export function CustomerTable({ rows }: { rows: readonly CustomerRow[] }) {
  const t = useTranslations('installations')
  const columns: Column<CustomerRow>[] = [
    {
      key: 'customer',
      head: t('columns.customer'),
      names: true,
      cell: ({ id, name, partner }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <Link href={`/customers/${id}`} className="link">
            {name}
          </Link>
          {partner && <Tag tone="accent">{t('partner')}</Tag>}
        </span>
      ),
    },
    { key: 'country', head: t('columns.country'), tight: true, cell: ({ country }) => country },
    {
      key: 'installations',
      head: t('columns.installations'),
      cell: row => <ByType row={row} />,
    },
    {
      key: 'versions',
      head: t('columns.versions'),
      tight: true,
      cell: row => versionsOf(row).join(', ') || '–',
    },
    {
      key: 'serves',
      head: t('columns.serves'),
      tight: true,
      cell: ({ serves }) => (serves === 0 ? '–' : t('serves', { count: serves })),
    },
  ]
  return <Table caption={t('list')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function ByType({ row: { fleet } }: { row: CustomerRow }) {
  const t = useTranslations('installations')
  const counts = trackTypes
    .map(track => ({ track, count: countOf(fleet.filter(item => item.track === track)) }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return '–'
  return counts
    .map(({ track, count }) => t('perType', { count, type: t(`types.${track}`) }))
    .join(', ')
}

const countOf = (fleet: CustomerRow['fleet']) => fleet.reduce((sum, { count }) => sum + count, 0)

const versionsOf = ({ fleet }: CustomerRow) =>
  newestFirst([...new Set(fleet.flatMap(({ version }) => version ?? []))])
