import type { PaperWords } from '@/lib/words/paper'
import type { DraftState } from '../workflow'

/** Where a draft stands when it is put on paper. It has a number of its own, never a legal one. */
export type Standing = { number: number; revision: number; state: DraftState }

/** What a draft is called: number and revision, `D-123/2`. */
export const draftId = ({ number, revision }: Pick<Standing, 'number' | 'revision'>) =>
  `D-${number}/${revision}`

/** The name of its files: `draft-123-2.pdf`. */
export const fileName = ({ number, revision }: Standing, ending: 'pdf' | 'xml' | 'json') =>
  `draft-${number}-${revision}.${ending}`

/** What stands across every page. It follows from the state, and no state makes an invoice of it. */
export function watermark(state: DraftState, t: PaperWords): string[] {
  switch (state) {
    case 'blocked':
    case 'draft':
    case 'in_review':
    case 'approved':
    case 'handed_over':
    case 'booked':
      return notAnInvoice(t)
    case 'rejected':
    case 'cancelled':
    case 'superseded':
      return [t(`state.${state}`).toUpperCase(), ...notAnInvoice(t)]
  }
}

const notAnInvoice = (t: PaperWords) => [t('watermark.en'), t('watermark.fr'), t('watermark.is')]
