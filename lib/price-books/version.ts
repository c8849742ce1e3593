import { createHash } from 'node:crypto'
import type { PriceBook } from '@/lib/invoice/price-book'

/** A version is written as a draft, published once by somebody else, and retired when its prices are to end. */
export const bookStates = ['draft', 'published', 'retired'] as const
export type BookState = (typeof bookStates)[number]

/** What the rules need to know of a version, and of the books it stands among. */
export type BookSituation = {
  /** The vendor's day (ISO date). */
  today: string
  /** The number of the last event of this version's record. */
  seq: number
  /** Null while it is only now coming into being. */
  version: { state: BookState; book: PriceBook } | null
  /** Everybody who had a hand in this version. */
  editors: readonly string[]
  /** Every other version that was published, the retired included. */
  published: readonly PriceBook[]
  /** Every other version that is being written. */
  drafts: readonly Pick<PriceBook, 'code' | 'version'>[]
  /** Those a book can be agreed with. */
  partners: readonly string[]
}

/** SHA-256 (hex) of what a version says, whatever order its keys came in. */
export function digestOf(book: PriceBook): string {
  return createHash('sha256').update(canonical(book)).digest('hex')
}

/** JSON with sorted keys and without what is absent: the same value is the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
}
