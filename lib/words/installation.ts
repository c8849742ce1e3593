import { countIn } from '@/lib/count'
import type { useTranslations } from 'next-intl'
import type { CustomerRefusal } from '@/lib/customers/decide'
import type { CsvProblem } from '@/lib/installations/import'
import { rowFaults } from '@/lib/installations/installation-row'
import type { InstallationRefusal } from '@/lib/installations/refusals'
import { explain, explainField, type RefusalWords } from './explain'

/** The translator of the namespace 'installations'. */
export type InstallationWords = ReturnType<typeof useTranslations<'installations'>>

/** The translator of the namespace 'evidence', where the words for files are. */
export type EvidenceWords = ReturnType<typeof useTranslations<'evidence'>>

const fieldCodes = rowFaults

/** A refusal of an installation as a sentence. */
export function explainInstallation(
  t: InstallationWords,
  shared: RefusalWords,
  refusal: InstallationRefusal,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'rolling-out':
    case 'country-differs':
    case 'unknown-partner':
    case 'older-version':
    case 'older-facts': {
      const { code, ...values } = refusal
      return t(`refusals.${code}`, values)
    }
    case 'already-exists':
    case 'retired':
    case 'name-taken':
    case 'own-partner':
    case 'facts-in-the-future':
    case 'unchanged':
      return t(`refusals.${refusal.code}`)
  }
}

/** A refusal of a customer or partner as a sentence. */
export function explainCustomer(
  t: InstallationWords,
  shared: RefusalWords,
  refusal: CustomerRefusal,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'has-installations':
      return t('customerRefusals.has-installations', { count: refusal.count })
    case 'vat-id-changed':
      return t('customerRefusals.vat-id-changed', { is: refusal.is })
    case 'already-exists':
    case 'name-taken':
    case 'no-vat-id':
    case 'in-the-future':
    case 'unchanged':
      return t(`customerRefusals.${refusal.code}`)
  }
}

/** An error of a field that installations and customers share with the file they are imported from. */
export function explainCell(t: InstallationWords, shared: RefusalWords, code: string): string {
  const known = fieldCodes.find(field => field === code)
  return known ? t(`fields.${known}`) : explainField(shared, code)
}

/** What is wrong in a file, as a sentence that names the line and the column. */
export function explainProblem(t: EvidenceWords, { code, line, column, detail }: CsvProblem) {
  const count = code === 'wrong-cell-count' ? countIn(detail ?? '0') : detail
  return t(`csv.${code}`, { line, column: column ?? '', detail: count ?? '' })
}
