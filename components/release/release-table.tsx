import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { BoardRow } from '@/db/queries/board'

/** Every release there was, the newest first. */
export async function ReleaseTable({ rows, zone }: { rows: readonly BoardRow[]; zone: string }) {
  const [t, word] = await Promise.all([getTranslations('board'), getTranslations('release')])
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'version',
          head: t('version'),
          names: true,
          tight: true,
          cell: ({ version }) => (
            <Link href={`/releases/${version}`} className="link">
              {version}
            </Link>
          ),
        },
        { key: 'title', head: t('titleColumn'), cell: ({ title }) => title },
        { key: 'kind', head: t('kind'), cell: ({ kind }) => word(`kinds.${kind}`) },
        { key: 'stage', head: t('stage'), cell: ({ stage }) => word(`releaseStages.${stage}`) },
        {
          key: 'tracks',
          head: t('tracks'),
          cell: ({ tracks }) => tracks.map(({ type }) => word(`tracks.${type}`)).join(', '),
        },
        {
          key: 'opened',
          head: t('opened'),
          tight: true,
          cell: ({ openedAt }) => <Moment at={openedAt} zone={zone} />,
        },
      ]}
    />
  )
}
