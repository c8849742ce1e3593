import { getTranslations } from 'next-intl/server'
import { Criteria } from '@/components/release/criteria'
import { SignOffs } from '@/components/release/sign-offs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { previewStart } from '@/db/queries/readiness'
import { listNames } from '@/db/queries/names'
import { getSituation } from '@/db/queries/situation'
import { requireViewer } from '@/lib/auth/viewer'
import { notThere } from '../../../not-there'
import { AnswerCriterion } from './answer-criterion'
import { ReadinessDecision } from './readiness-decision'

export default async function ReadinessPage({
  params,
  searchParams,
}: PageProps<'/releases/[version]/2-readiness'>) {
  const viewer = await requireViewer()
  const { version } = await params
  const situation = await getSituation(viewer, decodeURIComponent(version))
  if (!situation) return notThere()
  const { release } = situation
  const [names, preview, t, { criterion }] = await Promise.all([
    listNames(viewer),
    release.stage === 'readiness' ? previewStart(viewer, situation.id, situation.world.now) : [],
    getTranslations('stages.readiness'),
    searchParams,
  ])
  const chosen = release.criteria.find(({ key }) => key === criterion)
  const votes = release.signOffs.filter(({ gate }) => gate === 'readiness')

  if (release.criteria.length === 0)
    return <EmptyState title={t('notYet')}>{t('notYetHint')}</EmptyState>
  return (
    <>
      {chosen && <AnswerCriterion situation={situation} viewer={viewer} criterion={chosen} />}
      <ReadinessDecision situation={situation} viewer={viewer} preview={preview} />
      <Card title={t('criteria')} flush>
        <Criteria situation={situation} viewer={viewer} names={names} />
      </Card>
      <SignOffs votes={votes} names={names} zone={viewer.zone} />
    </>
  )
}
