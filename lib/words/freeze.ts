import type { useTranslations } from 'next-intl'
import type { FreezeRefusal } from '@/lib/freezes/decide'
import { explain, type RefusalWords } from './explain'

/** The translator of the namespace 'freezes'. */
export type FreezeWords = ReturnType<typeof useTranslations<'freezes'>>

/** A refusal of a freeze as a sentence. */
export function explainFreeze(
  t: FreezeWords,
  shared: RefusalWords,
  refusal: FreezeRefusal,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'longer-than':
      return t('refusals.longer-than', { days: refusal.days })
    case 'already-exists':
    case 'ends-before-start':
    case 'in-the-past':
    case 'over':
      return t(`refusals.${refusal.code}`)
  }
}
