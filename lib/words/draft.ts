import type { useTranslations } from 'next-intl'
import type { DraftRefusal } from '@/lib/invoice/standing'
import type { Blocked } from '@/lib/invoice/blocked'
import type { CitedFact } from '@/lib/invoice/facts'
import type { NotReady } from '@/lib/invoice/ready'
import { explain, explainField, type RefusalWords } from './explain'
import { sayHold } from './hold'

/** The translator of the namespace 'invoice'. */
export type InvoiceWords = ReturnType<typeof useTranslations<'invoice'>>

/** A refusal of a draft as a sentence, with its moments in the zone of its reader. */
export function explainDraft(
  t: InvoiceWords,
  shared: RefusalWords,
  refusal: DraftRefusal,
  zone: string,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'wrong-state':
      return t('refusal.wrong-state', { state: t(`state.${refusal.is}`) })
    case 'still-blocked':
      return t('refusal.still-blocked', { reason: explainBlock(t, refusal.why) })
    case 'billed-since': {
      const { release, number } = refusal
      return t('refusal.billed-since', { release, number: String(number) })
    }
    case 'on-hold':
      return t('refusal.on-hold', {
        holds: refusal.holds.map(hold => sayHold(t, shared, hold, zone)).join(' '),
      })
    case 'not-ready':
      return t('refusal.not-ready', { findings: sayFindings(t, refusal.findings) })
    case 'breaks-rules':
      return t('refusal.breaks-rules', { rules: refusal.rules.join(', ') })
    case 'now-blocked':
      return t('refusal.now-blocked', { reason: explainBlock(t, refusal.why) })
    case 'now-unbilled':
      return t('refusal.now-unbilled', { reason: t(`notBillable.${refusal.why}`) })
    case 'booked-as':
      return t('refusal.booked-as', { number: refusal.number })
    case 'number-taken':
    case 'corrected-already':
    case 'corrects-another':
      return t(`refusal.${refusal.code}`, { draft: String(refusal.draft) })
    case 'changed-since':
    case 'already-drafted':
    case 'not-held':
    case 'edited-by-you':
    case 'drifted':
    case 'unknown-line':
    case 'nothing-overridden':
    case 'no-line-left':
    case 'too-large':
    case 'recompute-first':
    case 'is-correction':
    case 'nothing-changed':
    case 'not-chosen':
    case 'taken-back':
    case 'does-not-fit':
    case 'not-replaced':
    case 'files-unknown':
    case 'nobody-listens':
      return t(`refusal.${refusal.code}`)
  }
}

const sayFindings = (t: InvoiceWords, findings: readonly NotReady[]) =>
  findings.map(code => t(`notReady.${code}`)).join(' ')

/** Why an installation could not be drafted. */
export function explainBlock(t: InvoiceWords, why: Blocked): string {
  switch (why.code) {
    case 'fact_missing':
      return t('blocked.fact_missing', { rule: why.rule, fact: t(`fact.${why.fact}`) })
    case 'two_rules':
    case 'bad_tiers':
      return t(`blocked.${why.code}`, { rule: why.rule })
    case 'vat_evidence':
      return t('blocked.vat_evidence', { party: why.party })
    case 'registration_missing':
      return t('blocked.registration_missing', { party: why.party, number: why.number })
    case 'vat_territory':
      return t('blocked.vat_territory', { country: why.country, on: why.on ?? 'undated' })
    case 'no_rate': {
      const { from, to, on } = why
      return t('blocked.no_rate', { from, to, on })
    }
    case 'two_terms':
      return t('blocked.two_terms', { codes: why.codes.join(', ') })
    case 'not_installed':
      return t(`blocked.not_installed.${why.outcome}`)
    case 'no_rule':
    case 'vat_policy':
    case 'vat_rate':
    case 'no_seller':
    case 'no_partner':
    case 'no_book':
    case 'two_books':
    case 'amount_too_large':
    case 'no_terms':
      return t(`blocked.${why.code}`)
  }
}

/** A field error of a form about drafts as a sentence. */
export function explainDraftField(t: InvoiceWords, shared: RefusalWords, code: string): string {
  const known = fieldCodes.find(field => field === code)
  return known ? t(`invalid.${known}`) : explainField(shared, code)
}

const fieldCodes = [
  'required',
  'too-long',
  'not-a-decimal',
  'negative',
  'not-a-code',
  'empty-range',
  'nothing-picked',
  'too-many',
  'no-line',
  'no-channel',
  'no-kind',
  'not-chosen',
  'not-shown',
] as const

/** The value of a fact in words. */
export function sayValue(t: InvoiceWords, value: CitedFact['value']): string {
  const word = `factValue.${String(value)}` as Parameters<InvoiceWords['has']>[0]
  return t.has(word) ? t(word) : String(value)
}
