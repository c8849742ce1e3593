import type { PriceBook } from '@/lib/invoice/price-book'
import { accept, refuse, type Outcome } from '@/lib/release/decision'
import type { BookCommandOf } from './commands'
import type { BookEvent } from './events'
import type { BookRefusal } from './refusals'
import type { BookSituation } from './version'

type Beginning = BookCommandOf<'startVersion'> | BookCommandOf<'importBook'>

/**
 * A version comes into being as the next of its book: a copy of the last one published, or what a file says. A book
 * keeps its currency and its party, and has one draft at a time.
 */
export function begin(
  situation: BookSituation,
  command: Beginning,
): Outcome<BookEvent, BookRefusal> {
  const asked = command.type === 'startVersion' ? command : command.book
  const refusal = misplaced(situation, asked)
  if (refusal) return refuse(refusal)

  const last = lastOf(situation, asked.code)
  const version = (last?.version ?? 0) + 1
  if (command.type === 'importBook')
    return accept({ type: 'bookImported', book: { ...command.book, version } })
  const { code, currency, party, validFrom } = command
  const rules = last ? [...last.rules] : []
  const book = { code, currency, party, version, validFrom, validTo: null, rules }
  return accept({ type: 'versionStarted', book, from: last?.version ?? null })
}

function misplaced(
  { published, drafts, partners }: BookSituation,
  { code, currency, party }: Pick<PriceBook, 'code' | 'currency' | 'party'>,
): BookRefusal | null {
  const draft = drafts.find(other => other.code === code)
  if (draft) return { code: 'draft-exists', version: draft.version }
  const own = published.find(other => other.code === code)
  if (own && own.currency !== currency) return { code: 'other-currency', is: own.currency }
  if (own && own.party !== party) return { code: 'other-party' }
  return party === null || partners.includes(party) ? null : { code: 'unknown-party' }
}

function lastOf({ published }: BookSituation, code: string): PriceBook | undefined {
  return published.filter(other => other.code === code).toSorted((a, b) => b.version - a.version)[0]
}
