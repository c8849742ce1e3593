import type { useTranslations } from 'next-intl'
import type { DraftRefusal } from '@/lib/invoice/decide'
import type { Blocked } from '@/lib/invoice/draft'
import type { DraftEvent } from '@/lib/invoice/events'
import type { Step } from '@/lib/invoice/explanation'
import type { CitedFact } from '@/lib/invoice/facts'
import type { Finding } from '@/lib/invoice/lint'
import type { Currency } from '@/lib/money'
import type { PriceBookRefusal } from '@/lib/price-books/add'
import { explain, explainField, type RefusalWords } from './explain'

/** The translator of the namespace 'invoice'. */
export type InvoiceWords = ReturnType<typeof useTranslations<'invoice'>>

type MoneyText = (amount: string, currency: Currency) => string

/** A refusal of a draft as a sentence. */
export function explainDraft(t: InvoiceWords, shared: RefusalWords, refusal: DraftRefusal): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'wrong-state':
      return t('refusal.wrong-state', { state: t(`state.${refusal.is}`).toLowerCase() })
    case 'still-blocked':
      return t('refusal.still-blocked', { reason: explainBlock(t, refusal.why) })
    case 'billed-since': {
      const { release, number } = refusal
      return t('refusal.billed-since', { release, number: String(number) })
    }
    case 'changed-since':
    case 'already-drafted':
      return t(`refusal.${refusal.code}`)
  }
}

/** A refusal of a price book as a sentence; what is wrong in it, finding by finding. */
export function explainBook(
  t: InvoiceWords,
  shared: RefusalWords,
  refusal: PriceBookRefusal,
): string {
  switch (refusal.code) {
    case 'wrong-role':
      return explain(shared, refusal)
    case 'not-sound': {
      const findings = refusal.findings.map(finding => explainFinding(t, finding)).join(' ')
      return t('bookRefusal.not-sound', { findings })
    }
    case 'next-version':
      return t('bookRefusal.next-version', { expects: String(refusal.expects) })
    case 'other-currency':
      return t('bookRefusal.other-currency', { currency: refusal.is })
    case 'overlaps':
      return t('bookRefusal.overlaps', { code: refusal.with })
  }
}

/** What lint found in a book, with the rule it is about. */
export function explainFinding(
  t: InvoiceWords,
  { rule, severity: _, ...finding }: Finding,
): string {
  const { code, ...rest } = finding
  const values = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, String(value)]),
  )
  const sentence = t(`lint.${code}`, values as Record<string, string>)
  return rule === null ? sentence : `${rule}: ${sentence}`
}

/** Why an installation could not be drafted. */
export function explainBlock(t: InvoiceWords, why: Blocked): string {
  switch (why.code) {
    case 'fact_missing':
      return t('blocked.fact_missing', { rule: why.rule, fact: t(`fact.${why.fact}`) })
    case 'two_rules':
      return t('blocked.two_rules', { rule: why.rule })
    case 'vat_evidence':
      return t('blocked.vat_evidence', { party: why.party })
    case 'registration_missing':
      return t('blocked.registration_missing', { party: why.party, number: why.number })
    case 'vat_territory':
      return t('blocked.vat_territory', { country: why.country })
    case 'two_terms':
      return t('blocked.two_terms', { codes: why.codes.join(', ') })
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
] as const

/** An event of a draft as a sentence for its history, without its subject. */
export function describeDraft(t: InvoiceWords, event: DraftEvent, money: MoneyText): string {
  switch (event.type) {
    case 'draftGenerated': {
      const { totals, currency } = event.document
      return t('event.draftGenerated', { amount: money(totals.net, currency) })
    }
    case 'draftBlocked':
      return t('event.draftBlocked', { reason: explainBlock(t, event.why) })
    case 'leftUnbilled':
      return t('event.leftUnbilled', { reason: t(`notBillable.${event.why}`) })
    case 'draftApproved':
      return t('event.draftApproved', { revision: String(event.revision) })
    case 'draftRejected':
      return t('event.draftRejected', { reason: event.reason })
    case 'draftCancelled':
      return t('event.draftCancelled', { reason: event.reason })
    case 'draftReopened':
      return t('event.draftReopened')
  }
}

/** One step of a calculation in words; its result stands beside it. */
export function sayStep(t: InvoiceWords, step: Step): string {
  if (step.op === 'round') {
    const { result, currency } = step
    return t('op.round', { result, currency })
  }
  const { op, of, by } = step
  return t(`op.${op}`, { of: t(`operand.${of}`), by })
}

/** The value of a fact in words. */
export function sayFact(t: InvoiceWords, { value }: CitedFact): string {
  const word = `factValue.${String(value)}` as Parameters<InvoiceWords['has']>[0]
  return t.has(word) ? t(word) : String(value)
}
