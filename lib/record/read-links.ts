import type { ClientBase } from 'pg'
import type { Link } from './chain'

const AT_ONCE = 5_000

/**
 * Every event beside its link, as the tables have them at one moment. The client is asked for nothing else
 * meanwhile.
 */
export async function* readLinks(client: ClientBase): AsyncGenerator<Link> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query(`declare links no scroll cursor for ${everyLink}`)
    for (;;) {
      const { rows } = await client.query<Link>(`fetch ${AT_ONCE} from links`)
      yield* rows
      if (rows.length < AT_ONCE) return
    }
  } finally {
    await client.query('rollback')
  }
}

const everyLink = `
  select coalesce(e.aggregate, c.aggregate)::text as aggregate, coalesce(e.aggregate_id, c.aggregate_id) as id,
    coalesce(e.seq, c.seq) as seq,
    case when c.seq is not null then json_build_object('text', c.text, 'hash', c.hash) end as chained,
    case when e.seq is not null then json_build_object('aggregate', e.aggregate, 'id', e.aggregate_id, 'seq', e.seq,
      'subject', e.subject, 'actor', e.actor_id, 'machine', e.machine, 'role', e.role, 'channel', e.channel,
      'type', e.type, 'data', e.data, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) end as event
  from public.events e full join public.chain c using (aggregate, aggregate_id, seq)
  order by 1, 2, 3`
