import type { Drift } from '@/lib/invoice/drift'
import type { DraftEvent } from '@/lib/invoice/events'
import type { CitedFact } from '@/lib/invoice/facts'
import type { Override } from '@/lib/invoice/layer'
import type { Currency } from '@/lib/money'
import { explainBlock, sayValue, type InvoiceWords } from './draft'

export type MoneyText = (amount: string, currency: Currency) => string

/** An event of a draft as a sentence for its history, without its subject. */
export function describeDraft(t: InvoiceWords, event: DraftEvent, money: MoneyText): string {
  switch (event.type) {
    case 'draftGenerated':
    case 'draftRecomputed':
      return t(`event.${event.type}`, { amount: net(event, money) })
    case 'draftBlocked':
      return t('event.draftBlocked', { reason: explainBlock(t, event.why) })
    case 'leftUnbilled':
      return t('event.leftUnbilled', { reason: t(`notBillable.${event.why}`) })
    case 'correctionDrafted': {
      const number = String(event.document.corrects?.number ?? '')
      return t('event.correctionDrafted', {
        number,
        amount: net(event, money),
        reason: event.reason,
      })
    }
    case 'lineOverridden': {
      const { override } = event
      const { reason } = override
      return t(`event.${said(override)}`, {
        line: lineOf(override),
        reason,
        amount: net(event, money),
      })
    }
    case 'overrideRemoved': {
      const { key: line, reason } = event
      return t('event.overrideRemoved', { line, reason, amount: net(event, money) })
    }
    case 'draftSubmitted':
    case 'draftApproved':
      return t(`event.${event.type}`, { revision: String(event.revision) })
    case 'draftRejected':
    case 'draftCancelled':
      return t(`event.${event.type}`, { reason: event.reason })
    case 'draftHeld':
      return t('event.draftHeld', { kind: event.kind, reason: event.reason })
    case 'draftHoldLifted':
      return t('event.draftHoldLifted', { kind: event.kind })
    case 'reviewVoided':
      return t('event.reviewVoided', { drift: sayDrift(t, event.why, money) })
    case 'draftHandedOver': {
      const { revision, channel } = event
      return t('event.draftHandedOver', {
        revision: String(revision),
        channel: t(`channel.${channel}`),
      })
    }
    case 'draftBooked':
      return t('event.draftBooked', { number: event.number })
    case 'draftSuperseded':
      return t('event.draftSuperseded', { draft: String(event.by) })
    case 'draftReopened':
    case 'handOverResent':
      return t(`event.${event.type}`)
  }
}

/** How far what is known now is from what a draft was made from, fact by fact, with what it would come to. */
export function sayDrift(t: InvoiceWords, drift: Drift, money: MoneyText): string {
  switch (drift.kind) {
    case 'blocked':
      return t('drift.blocked', { reason: explainBlock(t, drift.why) })
    case 'not_billable':
      return t('drift.not_billable', { reason: t(`notBillable.${drift.why}`) })
    case 'changed': {
      const facts = drift.facts.map(({ name, was, is }) =>
        t('drift.fact', { fact: t(`fact.${name}`), was: sayKnown(t, was), is: sayKnown(t, is) }),
      )
      const what = drift.other.map(each => t(`drift.other.${each}`)).join(', ')
      const rest = facts.length === 0 && what !== '' ? [t('drift.otherwise', { what })] : []
      return [...facts, ...rest, sayAmount(t, drift, money)].join('; ')
    }
  }
}

function sayAmount(t: InvoiceWords, drift: Drift & { kind: 'changed' }, money: MoneyText) {
  const { was, is, more, currency } = drift
  if (more === null) return t('drift.amount', { was, is: money(is, currency) })
  const signed = more.startsWith('-') ? money(more, currency) : `+${money(more, currency)}`
  return t('drift.more', { was: money(was, currency), is: money(is, currency), more: signed })
}

const sayKnown = (t: InvoiceWords, value: CitedFact['value'] | null) =>
  value === null ? t('drift.unknown') : sayValue(t, value)

const net = ({ document }: Extract<DraftEvent, { document: object }>, money: MoneyText) =>
  money(document.totals.net, document.currency)

function said({ kind }: Override) {
  switch (kind) {
    case 'changed':
      return 'lineOverridden' as const
    case 'dropped':
      return 'lineLeftOut' as const
    case 'added':
      return 'lineAdded' as const
  }
}

const lineOf = (override: Override) =>
  override.kind === 'added' ? `“${override.text.en}”` : override.key
