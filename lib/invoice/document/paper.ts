import { dayText } from '@/lib/words/day-text'
import type { PaperWords } from '@/lib/words/paper'
import type { Locale } from '@/lib/i18n/locale'
import { languageOf, type Complete } from './complete'
import { about } from './model-notes'
import { paperLines, type PaperLines } from './paper-lines'
import { paperParties, type PaperParty } from './paper-parties'
import { paperNotes, paperTotals, type PaperTotals } from './paper-totals'
import { paperWhy, type PaperWhy } from './paper-why'
import { plainText } from './plain-text'
import { sayingOnPaper } from './saying'
import { draftId, watermark, type Standing } from './standing'
import type { DraftState } from '../workflow'

/** Everything a draft says on paper, as it is printed: in the language of the buyer, amounts as text. */
export type Paper = {
  language: Locale
  issuedOn: string
  name: string
  state: string
  watermark: string[]
  notice: string
  about: string[]
  parties: PaperParty[]
  facts: { term: string; detail: string }[]
  lines: PaperLines
  totals: PaperTotals
  notes: string[]
  why: PaperWhy[]
  t: PaperWords
}

export function paperOf(document: Complete, standing: Standing): Paper {
  const language = languageOf(document)
  const say = sayingOnPaper(language, document.currency)
  const { t } = say
  return {
    language,
    issuedOn: document.issuedOn,
    name: t('name', { id: draftId(standing) }),
    state: t(`state.${printed(standing.state)}`),
    watermark: watermark(standing.state, t),
    notice: t('notice'),
    about: about(document, t).map(plainText),
    parties: paperParties(document, t),
    facts: factsOf(document, t, language),
    lines: paperLines(document, say),
    totals: paperTotals(document, say),
    notes: paperNotes(document, say),
    why: paperWhy(document, say),
    t,
  }
}

function factsOf(document: Complete, t: PaperWords, language: Locale): Paper['facts'] {
  const { terms, book, sale, issuedOn, deliveredOn, dueOn } = document
  const versionOf = ({ code, version }: { code: string; version: number }) =>
    t('versionOf', { code: plainText(code), version: String(version) })
  return [
    { term: t('issuedOn'), detail: dayText(issuedOn, language) },
    { term: t('deliveredOn'), detail: dayText(deliveredOn, language) },
    { term: t('dueOn'), detail: dayText(dueOn, language) },
    { term: t('saleTerm'), detail: t(`sale.${sale}`) },
    { term: t('terms'), detail: versionOf(terms) },
    { term: t('book'), detail: versionOf(book) },
  ]
}

// What accounting has stays what it got, byte for byte, when it books it.
const printed = (state: DraftState) => (state === 'booked' ? 'handed_over' : state)
