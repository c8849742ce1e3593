import type { useTranslations } from 'next-intl'
import type { Considered } from '@/lib/invoice/terms'
import type { TermsRefusal } from '@/lib/terms/decide'
import { explain, explainField, type RefusalWords } from './explain'

/** The translator of the namespace 'terms'. */
export type TermsWords = ReturnType<typeof useTranslations<'terms'>>

/** A refusal of terms of sale as a sentence. */
export function explainTerms(t: TermsWords, shared: RefusalWords, refusal: TermsRefusal): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'overlaps':
      return t('refusals.overlaps', { with: refusal.with })
    case 'begins-too-early':
      return t('refusals.begins-too-early', { after: refusal.after })
    case 'unknown-book':
      return t('refusals.unknown-book', { book: refusal.book })
    case 'ends-before-start':
      return t('refusals.ends-before-start', { start: refusal.start })
    case 'not-shorter':
      return t('refusals.not-shorter', { ends: refusal.ends })
    case 'already-exists':
    case 'other-holder':
    case 'unknown-holder':
    case 'over':
      return t(`refusals.${refusal.code}`)
  }
}

const fieldCodes = [
  'not-a-decimal',
  'negative',
  'not-a-percentage',
  'not-a-code',
  'not-days',
  'not-a-date',
  'ends-before-start',
  'below-minimum',
] as const

/** A field error of a form about terms of sale as a sentence. */
export function explainTermsField(t: TermsWords, shared: RefusalWords, code: string): string {
  const known = fieldCodes.find(field => field === code)
  return known ? t(`fields.${known}`) : explainField(shared, code)
}

/** Why one set of terms won, or did not, as a sentence. */
export function explainConsidered(t: TermsWords, { outcome, terms }: Considered): string {
  if (terms === null) return t(outcome === 'no_operator' ? 'why.no_operator' : 'why.none')
  const { validFrom, validTo } = terms
  switch (outcome) {
    case 'not_yet':
      return t('why.not_yet', { from: validFrom })
    case 'over':
      return t('why.over', { to: validTo ?? '' })
    case 'won':
    case 'weaker':
    case 'none':
    case 'no_operator':
      return t(`why.${outcome}`)
  }
}
