import type { useTranslations } from 'next-intl'
import type { PersonRefusal } from '@/lib/people/refusals'

/** The translator of the namespace 'people', from useTranslations or getTranslations. */
export type PeopleWords = ReturnType<typeof useTranslations<'people'>>

/** A refusal about a person as a sentence. */
export function explainPerson(t: PeopleWords, refusal: PersonRefusal): string {
  switch (refusal.code) {
    case 'identity-taken':
      return t('refusals.identity-taken', { identity: refusal.identity, by: refusal.by })
    case 'wrong-role':
    case 'not-an-address':
    case 'already-exists':
    case 'admin-exists':
    case 'unchanged':
    case 'yourself':
    case 'own-roles':
    case 'last-admin':
    case 'already-disabled':
    case 'not-disabled':
      return t(`refusals.${refusal.code}`)
  }
}
