import { createTranslator, type useTranslations } from 'next-intl'
import type { Locale } from '@/lib/i18n/locale'
import { messagesOf } from '@/lib/i18n/messages'

/** The translator of the namespace 'documents'. */
export type PaperWords = ReturnType<typeof useTranslations<'documents'>>

/** The words of a draft on paper, in the language of whoever would be billed. */
export function paperWords(locale: Locale): PaperWords {
  const known = made.get(locale)
  if (known) return known
  const words = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: 'documents',
    onError: error => {
      throw error
    },
  })
  made.set(locale, words)
  return words
}

const made = new Map<Locale, PaperWords>()
