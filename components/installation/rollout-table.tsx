import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import { Status, type StatusName } from '@/components/ui/status'
import { Table, type Column } from '@/components/ui/table'
import type { RolloutView } from '@/db/queries/installation'

const looks = {
  pending: 'waiting',
  installed: 'passed',
  postponed: 'held',
  declined: 'not-applicable',
  failed: 'failed',
} as const satisfies Record<RolloutView['outcome'], StatusName>

/** The releases that reached an installation, or did not, newest first. */
export function RolloutTable({ of, zone }: { of: readonly RolloutView[]; zone: string }) {
  const t = useTranslations('installations')
  const columns: Column<RolloutView>[] = [
    {
      key: 'release',
      head: t('columns.release'),
      names: true,
      tight: true,
      cell: ({ release }) => (
        <Link href={`/releases/${release}`} className="link">
          {release}
        </Link>
      ),
    },
    { key: 'installation', head: t('columns.installation'), cell: row => row.installation },
    {
      key: 'outcome',
      head: t('columns.outcome'),
      cell: ({ outcome, reason }) => (
        <>
          <Status is={looks[outcome]}>{t(`outcomes.${outcome}`)}</Status>
          {reason && <span className="block text-12 text-soft">{reason}</span>}
        </>
      ),
    },
    {
      key: 'when',
      head: t('columns.when'),
      tight: true,
      cell: ({ at }) => <Moment at={at} zone={zone} />,
    },
  ]
  return (
    <Table
      caption={t('sections.releases')}
      columns={columns}
      rows={of}
      rowKey={({ release, installationId }) => `${release} ${installationId}`}
    />
  )
}
