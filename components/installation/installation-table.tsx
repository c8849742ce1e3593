import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Table, type Column } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { InstallationView } from '@/db/queries/installation'

type Props = {
  of: readonly InstallationView[]
  /** The customer or partner whose page this is. */
  owner: string
}

/** Installations at a customer, and those of others that it is the partner of. */
export function InstallationTable({ of, owner }: Props) {
  const t = useTranslations('installations')
  const columns: Column<InstallationView>[] = [
    {
      key: 'installation',
      head: t('columns.installation'),
      names: true,
      cell: row => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <Link href={`/customers/installations/${row.id}`} className="link">
            {row.customerId === owner ? row.name : `${row.customer}, ${row.name}`}
          </Link>
          {!row.active && <Tag tone="hold">{t('retired')}</Tag>}
        </span>
      ),
    },
    { key: 'type', head: t('columns.type'), tight: true, cell: row => t(`types.${row.track}`) },
    {
      key: 'version',
      head: t('columns.version'),
      tight: true,
      cell: ({ version }) => version ?? t('facts.unknown'),
    },
    {
      key: 'infrastructure',
      head: t('columns.infrastructure'),
      cell: ({ infrastructure, nodes, environments }) => (
        <>
          {t(`infrastructures.${infrastructure}`)}, {t('facts.sizeOf', { nodes, environments })}
        </>
      ),
    },
    { key: 'operator', head: t('columns.operator'), cell: row => t(`operators.${row.operator}`) },
    {
      key: 'sale',
      head: t('columns.sale'),
      cell: ({ sale, partner }) => [t(`sales.${sale}`), partner].filter(Boolean).join(', '),
    },
  ]
  return (
    <Table
      caption={t('sections.installations')}
      columns={columns}
      rows={of}
      rowKey={({ id }) => id}
    />
  )
}
