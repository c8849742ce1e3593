import 'server-only'
import { sql } from 'drizzle-orm'
import type { Machine } from '@/lib/release/people'
import type { Since } from '@/lib/release/stale'
import type { Aggregate } from '../aggregate'
import type { Tx } from '../client'

type Row = {
  seq: number
  type: string
  data: object
  person: string | null
  machine: Machine['name'] | null
  at: string
  named: string | null
  commit: string | null
}

/** The events of one record after number `expected`, oldest first, with what their sentences need. */
export async function loadSince<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
>(
  tx: Tx,
  { name, event }: Aggregate<State, Command, Event, Refusal>,
  id: string,
  expected: number,
): Promise<Since<Event>[]> {
  const { rows } = await tx.execute<Row>(sql`
    select e.seq, e.type, e.data, p.name as person, e.machine, e.at,
      coalesce(o.name, c.name || ' · ' || i.name) as named,
      (select f.data ->> 'commit' from events f where f.aggregate = e.aggregate
        and f.aggregate_id = e.aggregate_id and f.type = 'codeFrozen'
        and f.data ->> 'revision' = e.data ->> 'revision') as commit
    from events e left join people p on p.id = e.actor_id
    left join people o on o.id = (e.data -> 'plan' ->> 'ownerId')::uuid
    left join installations i on i.id = (e.data ->> 'installation')::uuid
    left join customers c on c.id = i.customer_id
    where e.aggregate = ${name} and e.aggregate_id = ${id} and e.seq > ${expected}
    order by e.seq`)
  return rows.map(({ type, data, person, machine, ...row }) => ({
    ...row,
    what: event.parse({ type, ...data }),
    by: person === null ? { machine: machine ?? 'scheduler' } : { person },
  }))
}
