import 'server-only'
import { sql } from 'drizzle-orm'
import { releaseEvent, type ReleaseEvent } from '@/lib/release/events'
import type { MachineName, Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Channel } from '../aggregate'
import { planned } from '../planned'

export type HistoryRow = {
  seq: number
  event: ReleaseEvent
  person: string | null
  machine: MachineName | null
  role: Role | 'system'
  channel: Channel
  at: string
}

type Row = Omit<HistoryRow, 'event'> & {
  type: string
  data: Record<string, unknown>
  installation: string | null
  owner: string | null
}

/** `names`: the people and installations that the events name, by id. */
export type History = { rows: HistoryRow[]; names: Record<string, string> }

export const pageLength = 50

// A list of changes is long, and names nobody.
const said = sql`case when e.type <> 'changesImported' then e.data end`

/** What happened to a release, newest first, from before event number `before` on. */
export async function listHistory(
  _viewer: Viewer,
  releaseId: string,
  before: number | null,
  limit = pageLength,
): Promise<History> {
  const rows = await planned<Row>(
    'history',
    sql`
    select e.seq, e.type, e.data, p.name as person, e.machine, e.role, e.channel, e.at,
      c.name || ' · ' || i.name as installation, o.name as owner
    from events e left join people p on p.id = e.actor_id
    left join installations i on i.id = (${said} ->> 'installation')::uuid
    left join customers c on c.id = i.customer_id
    left join people o on o.id = (${said} -> 'plan' ->> 'ownerId')::uuid
    where e.aggregate = 'release' and e.aggregate_id = ${releaseId} and e.seq < ${before ?? 2147483647}
    order by e.seq desc limit ${limit}`,
  )
  return { rows: rows.map(rowFrom), names: Object.fromEntries(rows.flatMap(namesIn)) }
}

function rowFrom({ type, data, seq, person, machine, role, channel, at }: Row): HistoryRow {
  return { seq, person, machine, role, channel, at, event: releaseEvent.parse({ type, ...data }) }
}

function namesIn({ data, installation, owner }: Row): [string, string][] {
  const { ownerId = '' } = (data.plan ?? {}) as { ownerId?: string }
  return [
    ...(installation === null
      ? []
      : [[String(data.installation), installation] as [string, string]]),
    ...(owner === null ? [] : [[ownerId, owner] as [string, string]]),
  ]
}
