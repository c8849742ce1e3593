import 'server-only'
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PriceBook } from '@/lib/invoice/price-book'
import {
  addPriceBook,
  payloads,
  priceBookEvent,
  type AddPriceBook,
  type PriceBookEvent,
  type PriceBookRefusal,
} from '@/lib/price-books/add'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { loadBooks } from '../load/books'
import { events, priceBooks } from '../schema'

/** A version of a price book. Subject: its id. */
export const priceBook: Aggregate<PriceBook[], AddPriceBook, PriceBookEvent, PriceBookRefusal> = {
  name: 'price_book',
  payloads,
  lock: lockBooks,
  decide: addPriceBook,
  event: priceBookEvent,
  // A version comes into being whole: nothing can change under its form.
  concerns: () => false,
  project: insertBook,
}

// Books are added one after the other, so that no two of a currency are valid on one day.
async function lockBooks(tx: Tx, subject: string): Promise<Locked<PriceBook[]> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('price books'))`)
  const known = await tx.$count(events, sql`${events.aggregateId} = ${id.data}`)
  return known > 0 ? null : { id: id.data, seq: 0, state: await loadBooks(tx) }
}

function insertBook(tx: Tx, id: string, { book }: PriceBookEvent, act: Act) {
  const sha256 = createHash('sha256').update(JSON.stringify(book)).digest('hex')
  return tx
    .insert(priceBooks)
    .values({ id, ...book, sha256, addedBy: personOf(act), addedAt: act.at })
}
