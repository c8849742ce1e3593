import { getTranslations } from 'next-intl/server'
import { DutyList } from '@/components/release/duty-list'
import { HistoryList } from '@/components/release/history-list'
import { SignOffs } from '@/components/release/sign-offs'
import { Card } from '@/components/ui/card'
import { listHistory } from '@/db/queries/history'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../not-there'

export default async function ReleasePage({ params }: PageProps<'/releases/[version]'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [names, latest, t] = await Promise.all([
    listNames(viewer),
    listHistory(viewer, situation.id, null, 8),
    getTranslations('stages'),
  ])
  const { release } = situation

  return (
    <div className="grid gap-5 lg:grid-cols-[3fr_2fr]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card title={t('waitingFor')} flush>
          <DutyList situations={[situation]} viewer={viewer} whose="everybody" />
        </Card>
        <Card title={t('notes')}>
          {release.notes ? (
            <p className="max-w-prose whitespace-pre-wrap">{release.notes}</p>
          ) : (
            <p className="text-13 text-soft">{t('noNotes')}</p>
          )}
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <SignOffs votes={release.signOffs} names={names} zone={viewer.zone} />
        <Card title={t('history')} flush>
          <HistoryList rows={latest.rows} names={latest.names} zone={viewer.zone} />
        </Card>
      </div>
    </div>
  )
}
