import { countIn } from '@/lib/count'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { HistoryList } from '@/components/release/history-list'
import { Card } from '@/components/ui/card'
import { MoreLink } from '@/components/ui/more-link'
import { listHistory, pageLength } from '@/db/queries/history'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'

export default async function HistoryPage({
  params,
  searchParams,
}: PageProps<'/releases/[version]/history'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const { before } = await searchParams
  const from = typeof before === 'string' && /^\d{1,9}$/.test(before) ? countIn(before) : null
  const [history, t] = await Promise.all([
    listHistory(viewer, situation.id, from),
    getTranslations('stages'),
  ])
  const last = history.rows.at(-1)

  return (
    <Card
      title={t('history')}
      aside={
        <Link href={`/releases/${situation.release.version}/dossier`} className="link">
          {t('dossier')}
        </Link>
      }
      flush
    >
      <HistoryList rows={history.rows} names={history.names} zone={viewer.zone} />
      {last && last.seq > 1 && history.rows.length === pageLength && (
        <MoreLink
          href={`/releases/${situation.release.version}/history?before=${String(last.seq)}`}
          label={t('older')}
        />
      )}
    </Card>
  )
}
