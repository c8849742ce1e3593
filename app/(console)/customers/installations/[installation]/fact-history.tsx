import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Table, type Column } from '@/components/ui/table'
import type { RecordView } from '@/db/queries/installation'
import { snapshotsOf, type Snapshot } from '@/lib/installations/snapshots'
import { nameOfMachine } from '@/lib/words/machine'

type Props = { of: readonly RecordView[]; zone: string }

/** What was known about an installation, snapshot by snapshot: where each comes from, when it was true, who brought it. */
export function FactHistory({ of, zone }: Props) {
  const t = useTranslations('installations')
  const machines = useTranslations()
  const columns: Column<Snapshot<RecordView>>[] = [
    {
      key: 'asOf',
      head: t('columns.asOf'),
      names: true,
      tight: true,
      cell: ({ facts: { asOf } }) => (asOf.length > 10 ? <Moment at={asOf} zone={zone} /> : asOf),
    },
    { key: 'source', head: t('facts.source'), cell: ({ facts }) => t(`sources.${facts.source}`) },
    {
      key: 'infrastructure',
      head: t('columns.infrastructure'),
      cell: ({ facts }) => t(`infrastructures.${facts.infrastructure}`),
    },
    {
      key: 'size',
      head: t('facts.size'),
      cell: ({ facts: { nodes, environments } }) => t('facts.sizeOf', { nodes, environments }),
    },
    { key: 'region', head: t('facts.region'), cell: ({ facts }) => facts.region },
    { key: 'version', head: t('columns.version'), cell: ({ facts }) => facts.version ?? '' },
    {
      key: 'operator',
      head: t('columns.operator'),
      cell: ({ facts }) => t(`operators.${facts.operator}`),
    },
    {
      key: 'recorded',
      head: t('columns.recorded'),
      cell: ({ act: { person, machine, at } }) => (
        <>
          {person ?? (machine ? nameOfMachine(machines, machine) : t('record.machine'))} ·{' '}
          <Moment at={at} zone={zone} />
        </>
      ),
    },
  ]
  return (
    <Table
      dense
      caption={t('sections.history')}
      columns={columns}
      rows={snapshotsOf(of)}
      rowKey={({ facts, act }) => `${act.at} ${facts.asOf}`}
    />
  )
}
