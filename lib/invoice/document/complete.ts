import type { Locale } from '@/lib/i18n/locale'
import type { DraftDocument } from '../draft'
import type { Line } from '../line'
import { isTerritory } from '../territories'

/** A line that somebody set by hand, with what it was before; null when it was added. */
type Override = {
  reason: string
  was: { quantity: string; unitPrice: string; amount: string } | null
}

/** A document with everything that paper needs. What only some drafts carry is optional. */
export type Complete = Omit<DraftDocument, 'parties' | 'lines'> & {
  parties: NonNullable<DraftDocument['parties']>
  lines: (Line & { override?: Override })[]
  corrects?: { number: number }
}

/** The document when it can be put on paper; null for drafts from before their parties were kept with them. */
export function complete(document: DraftDocument): Complete | null {
  const { parties } = document
  return parties ? { ...document, parties } : null
}

/** The language of whoever would be billed. */
export function languageOf({ parties: { buyer } }: Complete): Locale {
  switch (buyer.country) {
    case 'FR':
      return 'fr'
    case 'IS':
      return 'is'
    case 'XI':
      return 'en'
    default:
      return isTerritory(buyer.country) ? 'fr' : 'en'
  }
}
