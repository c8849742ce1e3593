import { getTranslations } from 'next-intl/server'
import { Changes } from '@/components/release/changes'
import { SignOffs } from '@/components/release/sign-offs'
import { TestRuns } from '@/components/release/test-runs'
import { Card } from '@/components/ui/card'
import { getEvidence } from '@/db/queries/merge-qa'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { ChangeForms } from './change-forms'
import { CorrectChange } from './correct-change'
import { FreezeForm } from './freeze-form'
import { QaDecision } from './qa-decision'
import { ReleaseForms } from './release-forms'
import { TestRunForm } from './test-run-form'

export default async function MergeQaPage({
  params,
  searchParams,
}: PageProps<'/releases/[version]/1-merge-qa'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const [evidence, names, t, { change }] = await Promise.all([
    getEvidence(viewer, situation.id),
    listNames(viewer),
    getTranslations('stages.mergeQa'),
    searchParams,
  ])
  const asked = { situation, viewer }
  const chosen = evidence.changes.find(({ key }) => key === change)
  const votes = situation.release.signOffs.filter(({ gate }) => gate === 'qa')

  return (
    <>
      <QaDecision {...asked} names={names} />
      {chosen && <CorrectChange {...asked} change={chosen} />}
      <Card title={t('tests')} flush>
        <TestRuns situation={situation} runs={evidence.runs} zone={viewer.zone} />
        <div className="border-t border-line p-4">
          <TestRunForm {...asked} />
        </div>
      </Card>
      <SignOffs votes={votes} names={names} zone={viewer.zone} />
      <Card title={t('changes')} aside={t('changeCount', { count: evidence.changes.length })} flush>
        <div className="border-b border-line p-4">
          <ChangeForms {...asked} />
        </div>
        <Changes changes={evidence.changes} />
      </Card>
      <Card title={t('code')}>
        <FreezeForm {...asked} names={names} />
      </Card>
      <Card title={t('release')}>
        <ReleaseForms {...asked} />
      </Card>
    </>
  )
}
