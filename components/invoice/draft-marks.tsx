import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { ReviewRow } from '@/db/queries/review'

type Props = Pick<ReviewRow, 'outlier' | 'held' | 'drifted' | 'overrides'>

/** What makes a draft worth a second look. */
export function DraftMarks({ outlier, held, drifted, overrides }: Props) {
  const t = useTranslations('review')
  if (!outlier && held === null && !drifted && overrides === 0) return null
  return (
    <span className="inline-flex flex-wrap gap-1">
      {outlier && <Tag tone="warn">{t(`outlier.${outlier}`)}</Tag>}
      {held !== null && <Tag tone="hold">{t('marks.held')}</Tag>}
      {drifted && <Tag tone="bad">{t('marks.drifted')}</Tag>}
      {overrides > 0 && <Tag tone="accent">{t('marks.overridden')}</Tag>}
    </span>
  )
}
