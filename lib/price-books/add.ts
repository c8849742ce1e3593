import { z } from 'zod'
import { lint, type Finding } from '@/lib/invoice/lint'
import { priceBook, type PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'

// A version of a price book comes into being whole, and is never changed after.
export const payloads = { addPriceBook: z.object({ book: priceBook }) }
export type AddPriceBook = { type: 'addPriceBook' } & z.infer<typeof payloads.addPriceBook>

export const priceBookEvent = z.object({ type: z.literal('priceBookAdded'), book: priceBook })
export type PriceBookEvent = z.infer<typeof priceBookEvent>

export type PriceBookRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'not-sound'; findings: Finding[] }
  | { code: 'next-version'; expects: number }
  | { code: 'other-currency'; is: PriceBook['currency'] }
  | { code: 'overlaps'; with: string }

// Machines bring the example books of a demonstration.
const by = ['sales', 'system'] as const

/** What stands between this actor and a new price book; null when nothing does. */
export function obstacle(actor: Actor): PriceBookRefusal | null {
  return roleFor(actor, by) ? null : { code: 'wrong-role', needs: ['sales'] }
}

/**
 * Decides on a new book, or a new version of one: sound by its own rules, the next number of its book, and the only
 * book of its currency on every day it is valid. `books` are all there are.
 */
export function addPriceBook(
  books: readonly PriceBook[],
  { book }: AddPriceBook,
  actor: Actor,
): Decision<PriceBookEvent, PriceBookRefusal> {
  const role = roleFor(actor, by)
  const refusal = obstacle(actor) ?? unsound(book) ?? misplaced(books, book)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: ['sales'] })
  return { ...accept({ type: 'priceBookAdded', book }), role }
}

function unsound(book: PriceBook): PriceBookRefusal | null {
  const findings = lint(book).filter(({ severity }) => severity === 'error')
  return findings.length === 0 ? null : { code: 'not-sound', findings }
}

function misplaced(books: readonly PriceBook[], book: PriceBook): PriceBookRefusal | null {
  const own = books.filter(({ code }) => code === book.code)
  const expects = Math.max(0, ...own.map(({ version }) => version)) + 1
  if (book.version !== expects) return { code: 'next-version', expects }
  const stranger = own.find(({ currency }) => currency !== book.currency)
  if (stranger) return { code: 'other-currency', is: stranger.currency }
  const rival = inForce(books).find(
    other => other.code !== book.code && other.currency === book.currency && meet(other, book),
  )
  return rival ? { code: 'overlaps', with: rival.code } : null
}

function meet(a: PriceBook, b: PriceBook) {
  const starts = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  return [a, b].every(
    ({ validFrom, validTo }) => validFrom <= starts && starts <= (validTo ?? starts),
  )
}
