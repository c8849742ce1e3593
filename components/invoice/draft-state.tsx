import { useTranslations } from 'next-intl'
import type { ReviewRow } from '@/db/queries/review'
import { whoClears } from '@/lib/invoice/blocked'
import { explainBlock } from '@/lib/words/draft'
import { DraftStatus } from './draft-status'

/** The state of a draft in a list; of a blocked one also what is in the way. */
export function DraftState({ state, why }: Pick<ReviewRow, 'state' | 'why'>) {
  const t = useTranslations('invoice')
  return (
    <>
      <DraftStatus state={state} />
      {why && (
        <span className="block text-soft">
          {explainBlock(t, why)} {t(`clears.${whoClears(why)}`)}
        </span>
      )}
    </>
  )
}
