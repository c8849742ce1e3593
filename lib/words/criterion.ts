import type { useTranslations } from 'next-intl'
import type { Messages } from '@/lib/i18n/messages'

type Words = ReturnType<typeof useTranslations<never>>
type Key = keyof Messages['release']['criteria']

/** What a criterion is called. A pinned template may hold one whose words are gone: then its key. */
export function criterionTitle(t: Words, key: string) {
  return isKnown(t, key) ? t(`release.criteria.${key}.title`) : key
}

/** What a criterion asks its owner for; empty when its words are gone. */
export function criterionAsks(t: Words, key: string) {
  return isKnown(t, key) ? t(`release.criteria.${key}.asks`) : ''
}

function isKnown(t: Words, key: string): key is Key {
  return t.has(`release.criteria.${key as Key}.title`)
}
