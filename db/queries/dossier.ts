import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import { textOf, type Row } from '@/lib/record/chain'
import type { SignedText } from '@/lib/record/checkpoint'
import type { Proven } from '@/lib/record/dossier'
import { planned } from '../planned'

type Proof = { events: Proven[]; checkpoints: SignedText[] }
type Found = { events: (Row & { hash: string | null })[]; checkpoints: SignedText[] }

/** Every event of a release and of its drafts, chained, with the checkpoints that list them. */
export async function getProof(_viewer: Viewer, releaseId: string): Promise<Proof> {
  const [found] = await planned<Found>(
    'proof',
    sql`
    with things(aggregate, aggregate_id) as (
      select 'release'::aggregate, ${releaseId}::uuid
      union all select 'draft', id from ledger where release_id = ${releaseId}::uuid),
    links as (
      select e.aggregate, e.aggregate_id as id, e.seq, e.subject, e.actor_id as actor, e.machine, e.role, e.channel,
        e.type, e.data::text as data, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        c.hash, c.checkpoint
      from things join events e using (aggregate, aggregate_id)
      left join chain c on c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq)
    select
      (select coalesce(json_agg(l order by l.aggregate, l.id, l.seq), '[]') from links l) as events,
      (select coalesce(json_agg(json_build_object('text', p.text, 'signature', p.signature) order by p.number), '[]')
        from checkpoints p where p.number in (select l.checkpoint from links l)) as checkpoints`,
  )
  return { events: (found?.events ?? []).map(proven), checkpoints: found?.checkpoints ?? [] }
}

function proven({ hash, ...row }: Found['events'][number]): Proven {
  const { aggregate, id, seq } = row
  const text = textOf(row)
  const event = JSON.parse(text) as Proven['event']
  return { aggregate, id, seq, event, chained: hash === null ? null : { text, hash } }
}
