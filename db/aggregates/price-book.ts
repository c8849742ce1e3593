import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, type BookCommand } from '@/lib/price-books/commands'
import { concerns } from '@/lib/price-books/concerns'
import { decide } from '@/lib/price-books/decide'
import { bookEvent, type BookEvent } from '@/lib/price-books/events'
import type { BookRefusal } from '@/lib/price-books/refusals'
import type { BookSituation } from '@/lib/price-books/version'
import type { Aggregate, Locked } from '../aggregate'
import type { Tx } from '../client'
import { selectSituation, situationFrom, type SituationRow } from '../load/book-situation'
import { projectBook } from '../project/price-book'

/** A version of a price book. Subject: its id. */
export const priceBook: Aggregate<BookSituation, BookCommand, BookEvent, BookRefusal> = {
  name: 'price_book',
  payloads,
  lock: lockBooks,
  decide,
  event: bookEvent,
  concerns,
  project: projectBook,
}

// Books change one after the other, so that no two of a currency and party are valid on one day.
async function lockBooks(
  tx: Tx,
  subject: string,
  { type }: BookCommand,
  now: Date,
): Promise<Locked<BookSituation> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('price books'))`)
  const { rows } = await tx.execute<SituationRow>(selectSituation(id.data))
  const [row] = rows
  if (!row) return null
  const state = situationFrom(row, id.data, now)
  const begins = type === 'startVersion' || type === 'importBook'
  // Of a version that was discarded only the record is left.
  const gone = !state.version && (state.seq > 0 || !begins)
  return gone ? null : { id: id.data, seq: state.seq, state }
}
