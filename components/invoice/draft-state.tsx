import { useTranslations } from 'next-intl'
import type { ReviewRow } from '@/db/queries/review'
import { whoClears } from '@/lib/invoice/blocked'
import { explainBlock } from '@/lib/words/draft'
import { DraftStatus } from './draft-status'

/**
 * The state of a draft in a list; of a blocked one also what is in the way, over the columns beside it: it has no
 * amounts yet.
 */
export function DraftState({ state, why }: Pick<ReviewRow, 'state' | 'why'>) {
  const t = useTranslations('invoice')
  return (
    <>
      <DraftStatus state={state} />
      {why && (
        <span className="block text-soft xl:w-0">
          <span className="xl:block xl:w-96">
            {explainBlock(t, why)} {t(`clears.${whoClears(why)}`)}
          </span>
        </span>
      )}
    </>
  )
}
