import type { useTranslations } from 'next-intl'
import type { RateRefusal } from '@/lib/exchange-rates/decide'
import type { Finding } from '@/lib/invoice/lint'
import type { BookRefusal } from '@/lib/price-books/refusals'
import { explain, type RefusalWords } from './explain'

/** The translator of the namespace 'books'. */
export type BookWords = ReturnType<typeof useTranslations<'books'>>

/** A refusal of a price book as a sentence; what is wrong in it, finding by finding. */
export function explainBook(t: BookWords, shared: RefusalWords, refusal: BookRefusal): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'not-sound': {
      const findings = refusal.findings.map(finding => explainFinding(t, finding)).join(' ')
      return t('refusal.not-sound', { findings })
    }
    case 'wrong-state':
      return t('refusal.wrong-state', { is: refusal.is })
    case 'draft-exists':
      return t('refusal.draft-exists', { version: String(refusal.version) })
    case 'other-currency':
      return t('refusal.other-currency', { currency: refusal.is })
    case 'overlaps':
      return t('refusal.overlaps', { code: refusal.with })
    case 'in-the-past':
      return t('refusal.in-the-past', { today: refusal.today })
    case 'already-exists':
    case 'not-there':
    case 'changed-since':
    case 'unchanged':
    case 'unknown-rule':
    case 'unknown-party':
    case 'other-party':
    case 'edited-by-you':
    case 'not-valid-then':
      return t(`refusal.${refusal.code}`)
  }
}

/** What lint found in a book, with the rule it is about. */
export function explainFinding(t: BookWords, finding: Finding): string {
  const sentence = sayFinding(t, finding)
  return finding.rule === null ? sentence : `${finding.rule}: ${sentence}`
}

/** The same where its rule stands beside it. */
export function sayFinding(t: BookWords, { rule: _, severity: _s, ...finding }: Finding): string {
  const { code, ...rest } = finding
  const values = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, String(value)]),
  )
  return t(`lint.${code}`, values as Record<string, string>)
}

/** A refusal of an exchange rate as a sentence. */
export function explainRate(t: BookWords, shared: RefusalWords, refusal: RateRefusal): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'not-accounting':
      return refusal.contact === null
        ? t('rates.nobodyNamed')
        : t('rates.refusal.not-accounting', { contact: refusal.contact })
    case 'rate-known':
      return t('rates.refusal.rate-known', { rate: refusal.rate })
    case 'in-the-future':
      return t('rates.refusal.in-the-future', { today: refusal.today })
    case 'already-exists':
    case 'not-there':
    case 'same-currency':
    case 'unchanged':
      return t(`rates.refusal.${refusal.code}`)
  }
}

/** A field error of a form about books or rates as a sentence; what no rule of ours said is put plainly. */
export function explainBookField(t: BookWords, code: string): string {
  return t(`invalid.${fieldCodes.find(known => known === code) ?? 'not-right'}`)
}

const fieldCodes = [
  'required',
  'too-long',
  'not-a-decimal',
  'negative',
  'not-above-zero',
  'not-a-code',
  'not-a-date',
  'not-text',
  'empty-range',
  'too-many-rules',
  'unknown-party',
  'unknown-value',
] as const
