import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { SignedText } from '@/lib/record/checkpoint'
import { planned } from '../planned'

export type RecordState = {
  events: number
  chained: number
  waiting: number
  waitingSince: string | null
  lastEvent: string | null
  /** Null before the first one is signed. */
  last: (SignedText & { number: number; at: string; deliveredAt: string | null }) | null
}

/** How much is recorded, chained and signed, and the last checkpoint. */
export async function getRecordState(_viewer: Viewer): Promise<RecordState> {
  const [row] = await planned<RecordState>(
    'record_state',
    sql`
    select (select count(*)::int from events) as events, (select count(*)::int from chain) as chained,
      (select count(*)::int from chain where checkpoint is null) as waiting,
      (select min(e.at) from chain c join events e using (aggregate, aggregate_id, seq)
        where c.checkpoint is null) as "waitingSince",
      (select max(at) from events) as "lastEvent",
      (select json_build_object('number', c.number, 'at', c.at, 'text', c.text, 'signature', c.signature,
        'deliveredAt', c.delivered_at) from checkpoints c order by c.number desc limit 1) as last`,
  )
  if (!row) throw new Error('A count has no row.')
  return row
}
