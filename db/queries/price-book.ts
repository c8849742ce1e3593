import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PriceBook } from '@/lib/invoice/price-book'
import { inForce } from '@/lib/invoice/succession'
import { recordedBookEvent, type RecordedBookEvent } from '@/lib/price-books/events'
import type { BookSituation, BookState } from '@/lib/price-books/version'
import type { Machine, Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Channel } from '../aggregate'
import { db } from '../client'
import { selectSituation, situationFrom, type SituationRow } from '../load/book-situation'
import { lastDay } from './price-books'

export type BookRecord = {
  event: RecordedBookEvent
  person: string | null
  machine: Machine['name'] | null
  role: Role | 'system'
  channel: Channel
  at: string
}
export type BookView = {
  id: string
  state: BookState
  book: PriceBook
  endsOn: string | null
  party: string | null
  sha256: string | null
  publishedBy: string | null
  publishedAt: string | null
  retiredBy: string | null
  retiredAt: string | null
  retireReason: string | null
  /** The version of the same book that was published before it. */
  before: PriceBook | null
  situation: BookSituation
  record: BookRecord[]
}

type Kept = Pick<
  BookView,
  'party' | 'sha256' | 'publishedBy' | 'publishedAt' | 'retiredBy' | 'retiredAt' | 'retireReason'
>
type RawRecord = Omit<BookRecord, 'event'> & { type: string; data: object }
type Row = SituationRow & { kept: Kept | null; record: RawRecord[] }

/** One version with its record and all that its commands are decided by; null when there is none. */
export async function getBook(_viewer: Viewer, id: string, now: Date): Promise<BookView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const { rows } = await db.execute<Row>(sql`
    select s.*,
      (select json_build_object('party', c.name, 'sha256', b.sha256, 'publishedBy', p.name, 'publishedAt', b.published_at,
          'retiredBy', r.name, 'retiredAt', b.retired_at, 'retireReason', b.retire_reason)
        from price_books b left join customers c on c.id = b.party
        left join people p on p.id = b.published_by left join people r on r.id = b.retired_by
        where b.id = ${id}) as kept,
      (select coalesce(json_agg(json_build_object('type', e.type, 'data', e.data, 'person', p.name,
          'machine', e.machine, 'role', e.role, 'channel', e.channel, 'at', e.at) order by e.seq desc), '[]')
        from events e left join people p on p.id = e.actor_id
        where e.aggregate = 'price_book' and e.aggregate_id = ${id}) as record
    from (${selectSituation(id)}) s`)
  const [row] = rows
  return row?.kept ? viewFrom(row, row.kept, id, now) : null
}

function viewFrom(row: Row, kept: Kept, id: string, now: Date): BookView | null {
  const situation = situationFrom(row, id, now)
  if (!situation.version) return null
  const { state, book } = situation.version
  const standing = state === 'draft' ? situation.published : [...situation.published, book]
  return {
    ...{ id, state, book, situation, ...kept },
    endsOn: lastDay(book, inForce(standing)),
    before: versionBefore(book, situation.published),
    record: row.record.map(({ type, data, ...act }) => ({
      ...act,
      event: recordedBookEvent.parse({ type, ...data }),
    })),
  }
}

function versionBefore(book: PriceBook, published: readonly PriceBook[]): PriceBook | null {
  const earlier = published.filter(one => one.code === book.code && one.version < book.version)
  return earlier.toSorted((a, b) => b.version - a.version)[0] ?? null
}
