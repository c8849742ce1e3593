import enStages from '@/messages/en/stages.json'
import enBoard from '@/messages/en/board.json'
import enDeliveries from '@/messages/en/deliveries.json'
import enDrafts from '@/messages/en/drafts.json'
import enDone from '@/messages/en/done.json'
import enEvents from '@/messages/en/events.json'
import enEvidence from '@/messages/en/evidence.json'
import enFreezes from '@/messages/en/freezes.json'
import enHistory from '@/messages/en/history.json'
import enInstallations from '@/messages/en/installations.json'
import enInvoice from '@/messages/en/invoice.json'
import enInvoices from '@/messages/en/invoices.json'
import enPeople from '@/messages/en/people.json'
import enProcess from '@/messages/en/process.json'
import enQueue from '@/messages/en/queue.json'
import enRecord from '@/messages/en/record.json'
import enRefusals from '@/messages/en/refusals.json'
import enRelease from '@/messages/en/release.json'
import enReview from '@/messages/en/review.json'
import enTokens from '@/messages/en/tokens.json'
import enUi from '@/messages/en/ui.json'
import frProcess from '@/messages/fr/process.json'
import isProcess from '@/messages/is/process.json'
import type { Locale } from './locale'

export const en = {
  stages: enStages,
  board: enBoard,
  deliveries: enDeliveries,
  done: enDone,
  drafts: enDrafts,
  events: enEvents,
  evidence: enEvidence,
  freezes: enFreezes,
  history: enHistory,
  installations: enInstallations,
  invoice: enInvoice,
  invoices: enInvoices,
  people: enPeople,
  process: enProcess,
  queue: enQueue,
  record: enRecord,
  refusals: enRefusals,
  release: enRelease,
  review: enReview,
  tokens: enTokens,
  ui: enUi,
}

export type Messages = typeof en

// A namespace that nobody has translated yet is read in English, whole.
const byLocale: Record<Locale, Messages> = {
  en,
  is: { ...en, process: isProcess },
  fr: { ...en, process: frProcess },
}

export function messagesOf(locale: Locale): Messages {
  return byLocale[locale]
}
