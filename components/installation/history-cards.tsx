import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { DraftView, RolloutView } from '@/db/queries/installation'
import { DraftTable } from './draft-table'
import { RolloutTable } from './rollout-table'

type Props = { rollouts: readonly RolloutView[]; drafts: readonly DraftView[]; zone: string }

/** What was delivered and what was drafted for it. */
export function HistoryCards({ rollouts, drafts, zone }: Props) {
  const t = useTranslations('installations.sections')
  return (
    <>
      <Card title={t('releases')} flush>
        {rollouts.length > 0 && <RolloutTable of={rollouts} zone={zone} />}
        {rollouts.length === 0 && <p className="p-4 text-13 text-soft">{t('noReleases')}</p>}
      </Card>
      <Card title={t('drafts')} flush>
        {drafts.length > 0 && <DraftTable of={drafts} />}
        {drafts.length === 0 && <p className="p-4 text-13 text-soft">{t('noDrafts')}</p>}
      </Card>
    </>
  )
}
