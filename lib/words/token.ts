import type { useTranslations } from 'next-intl'
import type { TokenRefusal } from '@/lib/tokens/decide'
import { explain, type RefusalWords } from './explain'

/** The translator of the namespace 'tokens'. */
export type TokenWords = ReturnType<typeof useTranslations<'tokens'>>

/** A refusal about an API token as a sentence. */
export function explainToken(t: TokenWords, shared: RefusalWords, refusal: TokenRefusal): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'already-exists':
    case 'name-taken':
    case 'over':
    case 'partner-reads-drafts':
    case 'unknown-partner':
    case 'installation-reports-facts':
    case 'unknown-installation':
      return t(`refusals.${refusal.code}`)
  }
}
