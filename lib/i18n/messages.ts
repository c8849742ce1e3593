import enStages from '@/messages/en/stages.json'
import enAccounting from '@/messages/en/accounting.json'
import enBoard from '@/messages/en/board.json'
import enDeliveries from '@/messages/en/deliveries.json'
import enCheck from '@/messages/en/check.json'
import enDocuments from '@/messages/en/documents.json'
import enBooks from '@/messages/en/books.json'
import enDrafts from '@/messages/en/drafts.json'
import enDone from '@/messages/en/done.json'
import enEvents from '@/messages/en/events.json'
import enEvidence from '@/messages/en/evidence.json'
import enFreezes from '@/messages/en/freezes.json'
import enHistory from '@/messages/en/history.json'
import enInstallations from '@/messages/en/installations.json'
import enInvoice from '@/messages/en/invoice.json'
import enInvoices from '@/messages/en/invoices.json'
import enLedger from '@/messages/en/ledger.json'
import enPeople from '@/messages/en/people.json'
import enProcess from '@/messages/en/process.json'
import enQueue from '@/messages/en/queue.json'
import enRecord from '@/messages/en/record.json'
import enRefusals from '@/messages/en/refusals.json'
import enRelease from '@/messages/en/release.json'
import enReview from '@/messages/en/review.json'
import enTokens from '@/messages/en/tokens.json'
import enTerms from '@/messages/en/terms.json'
import enUi from '@/messages/en/ui.json'
import frCheck from '@/messages/fr/check.json'
import frDocuments from '@/messages/fr/documents.json'
import frProcess from '@/messages/fr/process.json'
import isCheck from '@/messages/is/check.json'
import isDocuments from '@/messages/is/documents.json'
import frBooks from '@/messages/fr/books.json'
import isBooks from '@/messages/is/books.json'
import frAccounting from '@/messages/fr/accounting.json'
import frTerms from '@/messages/fr/terms.json'
import isAccounting from '@/messages/is/accounting.json'
import isProcess from '@/messages/is/process.json'
import isTerms from '@/messages/is/terms.json'
import type { Locale } from './locale'

export const en = {
  stages: enStages,
  accounting: enAccounting,
  board: enBoard,
  deliveries: enDeliveries,
  check: enCheck,
  documents: enDocuments,
  books: enBooks,
  done: enDone,
  drafts: enDrafts,
  events: enEvents,
  evidence: enEvidence,
  freezes: enFreezes,
  history: enHistory,
  installations: enInstallations,
  invoice: enInvoice,
  invoices: enInvoices,
  ledger: enLedger,
  people: enPeople,
  process: enProcess,
  queue: enQueue,
  record: enRecord,
  refusals: enRefusals,
  release: enRelease,
  review: enReview,
  tokens: enTokens,
  terms: enTerms,
  ui: enUi,
}

export type Messages = typeof en

// A namespace that nobody has translated yet is read in English, whole.
const byLocale: Record<Locale, Messages> = {
  en,
  is: {
    ...en,
    accounting: isAccounting,
    books: isBooks,
    check: isCheck,
    documents: isDocuments,
    process: isProcess,
    terms: isTerms,
  },
  fr: {
    ...en,
    accounting: frAccounting,
    books: frBooks,
    check: frCheck,
    documents: frDocuments,
    process: frProcess,
    terms: frTerms,
  },
}

export function messagesOf(locale: Locale): Messages {
  return byLocale[locale]
}
