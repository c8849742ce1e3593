import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { Link } from '@/lib/record/chain'
import type { SignedText } from '@/lib/record/checkpoint'
import { planned } from '../planned'

type Row = { events: Link[]; checkpoints: SignedText[] }

/** Every event of a release and of its drafts, chained, with the checkpoints that list them. */
export async function getProof(_viewer: Viewer, releaseId: string): Promise<Row> {
  const [row] = await planned<Row>(
    'proof',
    sql`
    with things(aggregate, aggregate_id) as (
      select 'release'::aggregate, ${releaseId}::uuid
      union all select 'draft', id from ledger where release_id = ${releaseId}::uuid),
    links as (
      select e.aggregate, e.aggregate_id as id, e.seq, c.checkpoint,
        case when c.seq is not null then json_build_object('text', c.text, 'hash', c.hash) end as chained,
        json_build_object('aggregate', e.aggregate, 'id', e.aggregate_id, 'seq', e.seq, 'subject', e.subject,
          'actor', e.actor_id, 'machine', e.machine, 'role', e.role, 'channel', e.channel, 'type', e.type,
          'data', e.data, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as event
      from things join events e using (aggregate, aggregate_id)
      left join chain c on c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq)
    select
      (select coalesce(json_agg(json_build_object('aggregate', l.aggregate, 'id', l.id, 'seq', l.seq,
          'event', l.event, 'chained', l.chained) order by l.aggregate, l.id, l.seq), '[]') from links l) as events,
      (select coalesce(json_agg(json_build_object('text', p.text, 'signature', p.signature) order by p.number), '[]')
        from checkpoints p where p.number in (select l.checkpoint from links l)) as checkpoints`,
  )
  return row ?? { events: [], checkpoints: [] }
}
