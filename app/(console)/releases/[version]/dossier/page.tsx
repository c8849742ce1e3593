import { getTranslations } from 'next-intl/server'
import { Criteria } from '@/components/release/criteria'
import { HistoryList } from '@/components/release/history-list'
import { SignOffs } from '@/components/release/sign-offs'
import { TestRuns } from '@/components/release/test-runs'
import { buttonLook } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { getProof } from '@/db/queries/dossier'
import { listHistory } from '@/db/queries/history'
import { getEvidence } from '@/db/queries/merge-qa'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'

const ALL = 100_000

/** Everything on the record about a release, on paper. */
export default async function DossierPage({ params }: PageProps<'/releases/[version]/dossier'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [proof, evidence, history, names, t] = await Promise.all([
    getProof(viewer, situation.id),
    getEvidence(viewer, situation.id),
    listHistory(viewer, situation.id, null, ALL),
    listNames(viewer),
    getTranslations('record.dossier'),
  ])
  const own = proof.events.filter(({ aggregate }) => aggregate === 'release')
  const { zone, name } = viewer

  return (
    <>
      <Card title={t('title')}>
        <div className="flex flex-col gap-4">
          <p className="text-13 text-soft">{t('meta')}</p>
          <Facts
            of={[
              { term: t('made'), detail: <Moment at={new Date()} zone={zone} /> },
              { term: t('by'), detail: name },
              { term: t('events'), detail: proof.events.length },
              { term: t('signed'), detail: proof.checkpoints.length },
              { term: t('last'), detail: <code>{own.at(-1)?.chained?.hash}</code> },
            ]}
          />
          <p className="text-13 text-soft">{t('proofText')}</p>
          <p className="print:hidden">
            <a
              href={`/releases/${situation.release.version}/dossier/json`}
              download
              className={buttonLook()}
            >
              {t('json')}
            </a>
          </p>
        </div>
      </Card>
      <SignOffs votes={situation.release.signOffs} names={names} zone={zone} />
      <Card title={t('criteria')} flush>
        <Criteria situation={situation} viewer={viewer} names={names} />
      </Card>
      <Card title={t('tests')} flush>
        <TestRuns situation={situation} runs={evidence.runs} zone={zone} />
      </Card>
      <Card title={t('history')} flush>
        <HistoryList rows={history.rows} names={history.names} zone={zone} />
      </Card>
    </>
  )
}
