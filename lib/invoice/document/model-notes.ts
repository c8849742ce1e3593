import type { Locale } from '@/lib/i18n/locale'
import type { PaperWords } from '@/lib/words/paper'
import type { Note } from '../line'
import type { Complete } from './complete'
import type { Model } from './model'
import { plainText } from './plain-text'
import { rangeText } from './range-text'

/**
 * BG-1: the statements the VAT treatment asks for, each under its code, then what else a reader should know.
 * What a referring partner earns is for accounting: it is on the paper, never in what a buyer could receive.
 */
export function notesOf(document: Complete, t: PaperWords, language: Locale): Model['notes'] {
  const statements = document.vat.notes.map(code => ({ code, text: t(`statement.${code}`) }))
  const said = document.notes.flatMap(note => noteText(note, t, language) ?? [])
  const text = [...draftNotice(t), ...about(document, t), ...said].map(sentence).join(' ')
  return [...statements, { code: statements.length > 0 ? 'AAI' : null, text }]
}

/** What a note says to the buyer; null for one that is not for the buyer. */
export function noteText(note: Note, t: PaperWords, language: Locale): string | null {
  switch (note.kind) {
    case 'included': {
      const { range, quantity } = note
      const text = plainText(note.text[language])
      return range
        ? t('note.includedRange', { text, quantity, range: rangeText(range, t) })
        : t('note.included', { text, quantity })
    }
    case 'info':
      return plainText(note.text[language])
    case 'referral_commission':
      return null
  }
}

/** Which release was delivered where, and which draft this one corrects. */
export function about({ delivery, corrects }: Complete, t: PaperWords): string[] {
  const { release, installation } = delivery ?? {}
  return [
    ...(release && installation ? [t('about', { release, installation })] : []),
    ...(corrects ? [t('corrects', { number: String(corrects.number) })] : []),
  ]
}

const draftNotice = (t: PaperWords) => [
  `${t('watermark.en')} / ${t('watermark.fr')} / ${t('watermark.is')}.`,
  t('notice'),
]

function sentence(said: string) {
  const text = plainText(said)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
