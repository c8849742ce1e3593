import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { ReviewRow } from '@/db/queries/review'
import { sayHoldNote } from '@/lib/words/hold'

type Props = Pick<ReviewRow, 'outlier' | 'holds' | 'drifted' | 'overrides'> & { zone: string }

/** What makes a draft worth a second look; of a hold also why, by whom and since when. */
export function DraftMarks({ outlier, holds, drifted, overrides, zone }: Props) {
  const t = useTranslations('review')
  const word = useTranslations('invoice')
  const shared = useTranslations('refusals')
  if (!outlier && holds.length === 0 && !drifted && overrides === 0) return null
  return (
    <>
      <span className="inline-flex flex-wrap gap-1">
        {outlier && <Tag tone="warn">{t(`outlier.${outlier}`)}</Tag>}
        {holds.map(({ kind }) => (
          <Tag key={kind} tone="hold">
            {t(`marks.${kind}`)}
          </Tag>
        ))}
        {drifted && <Tag tone="bad">{t('marks.drifted')}</Tag>}
        {overrides > 0 && <Tag tone="accent">{t('marks.overridden')}</Tag>}
      </span>
      {holds.map(hold => (
        <span key={hold.kind} className="line-clamp-3 max-w-72 break-words text-soft">
          {sayHoldNote(word, shared, hold, zone)}
        </span>
      ))}
    </>
  )
}
