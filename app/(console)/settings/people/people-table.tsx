import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Table, type Column } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { PersonRow } from '@/db/queries/people'
import type { Viewer } from '@/lib/release/people'
import { Access } from './access'
import { RoleTags } from './role-tags'

type Props = { people: readonly PersonRow[]; viewer: Viewer; now: Date }

export function PeopleTable({ people, viewer, now }: Props) {
  const t = useTranslations('people')
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      head: t('columns.name'),
      names: true,
      cell: ({ id, name }) => (
        <span className="inline-flex items-center gap-2">
          <Link href={`/settings/people/${id}`} className="hover:underline">
            {name}
          </Link>
          {id === viewer.id && <Tag tone="accent">{t('you')}</Tag>}
        </span>
      ),
    },
    { key: 'email', head: t('columns.email'), cell: ({ email }) => email },
    { key: 'roles', head: t('columns.roles'), cell: ({ roles }) => <RoleTags roles={roles} /> },
    {
      key: 'git',
      head: t('columns.git'),
      cell: ({ gitIdentities }) => gitIdentities.join(', ') || t('none'),
    },
    {
      key: 'seen',
      head: t('columns.seen'),
      tight: true,
      cell: ({ seenAt }) =>
        seenAt ? <Ago at={seenAt} now={now} zone={viewer.zone} /> : t('never'),
    },
    {
      key: 'access',
      head: t('columns.access'),
      tight: true,
      cell: ({ active }) => <Access active={active} />,
    },
  ]
  return <Table caption={t('caption')} columns={columns} rows={people} rowKey={({ id }) => id} />
}
