import type { useTranslations } from 'next-intl'
import type { AccountingRefusal } from '@/lib/accounting/decide'
import { explain, type RefusalWords } from './explain'
import { explainCell, type InstallationWords } from './installation'

/** The translator of the namespace 'accounting'. */
export type AccountingWords = ReturnType<typeof useTranslations<'accounting'>>

/** A refusal of what accounting decides as a sentence. */
export function explainAccounting(
  t: AccountingWords,
  shared: RefusalWords,
  refusal: AccountingRefusal,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'not-accounting':
      return refusal.contact === null
        ? t('refusals.nobody-named')
        : t('refusals.not-accounting', { contact: refusal.contact })
    case 'not-sales':
      return t('refusals.not-sales', { name: refusal.name })
    case 'another-seller':
      return t('refusals.another-seller', { seller: refusal.seller })
    case 'begins-too-early':
      return t('refusals.begins-too-early', { after: refusal.after })
    case 'unknown-person':
    case 'no-rate':
    case 'unchanged':
      return t(`refusals.${refusal.code}`)
  }
}

const fieldCodes = ['not-a-decimal', 'negative', 'not-a-percentage', 'choose-one'] as const

/** A field error of a form of accounting as a sentence. */
export function explainAccountingField(
  t: AccountingWords,
  shared: RefusalWords,
  cells: InstallationWords,
  code: string,
): string {
  const known = fieldCodes.find(field => field === code)
  return known ? t(`fields.${known}`) : explainCell(cells, shared, code)
}
