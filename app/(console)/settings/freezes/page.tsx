import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { listFreezes, type FreezeRow } from '@/db/queries/freezes'
import { requireViewer } from '@/lib/auth/viewer'
import { AddFreezeForm } from './add-freeze-form'
import { FreezeItem } from './freeze-item'

export async function generateMetadata() {
  const t = await getTranslations('freezes')
  return { title: t('title') }
}

export default async function FreezesPage() {
  const viewer = await requireViewer()
  const [{ freezes, planned }, t] = await Promise.all([
    listFreezes(viewer),
    getTranslations('freezes'),
  ])
  const now = new Date()
  const groups = [
    {
      title: t('running'),
      none: t('noneRunning'),
      rows: freezes.filter(row => stateOf(row, now) === 'running'),
    },
    {
      title: t('coming'),
      none: t('noneComing'),
      rows: freezes.filter(row => stateOf(row, now) === 'coming').toReversed(),
    },
    {
      title: t('past'),
      none: t('nonePast'),
      rows: freezes.filter(row => stateOf(row, now) === 'past'),
    },
  ]

  return (
    <main className="flex flex-col gap-5">
      <PageHeader title={t('title')} meta={t('meta')} />
      {groups.map(({ title, none, rows }) => (
        <Card key={title} title={title} flush>
          {rows.length === 0 && <p className="p-4 text-13 text-soft">{none}</p>}
          <ul className="divide-y divide-line">
            {rows.map(row => (
              <li key={row.id} className="p-4">
                <FreezeItem freeze={row} viewer={viewer} now={now} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <Card title={t('add')}>
        <AddFreezeForm planned={planned} viewer={viewer} now={now} />
      </Card>
    </main>
  )
}

function stateOf({ startsAt, endsAt }: FreezeRow, now: Date) {
  if (new Date(endsAt) <= now) return 'past'
  return new Date(startsAt) <= now ? 'running' : 'coming'
}
