import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { draftEvent } from '@/lib/invoice/events'
import { notBillableReasons, type NotBillable } from '@/lib/invoice/ledger'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import type { DraftRecord } from './draft'

export type UnbilledView = {
  why: NotBillable
  version: string
  installationId: string
  installation: string
  customer: string
  record: DraftRecord[]
}

type Row = Omit<UnbilledView, 'record' | 'why'> & {
  why: string
  record: (Omit<DraftRecord, 'event'> & { type: string; data: object })[]
}

/** What the ledger says of an installation that has nothing to bill, by the row's id; null when there is no such row. */
export async function getUnbilled(_viewer: Viewer, id: string): Promise<UnbilledView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const { rows } = await db.execute<Row>(sql`
    select l.why, r.version, i.id as "installationId", i.name as installation, c.name as customer,
      (select coalesce(json_agg(json_build_object('type', e.type, 'data', e.data, 'person', p.name,
          'machine', e.machine, 'role', e.role, 'channel', e.channel, 'at', e.at) order by e.seq desc), '[]')
        from events e left join people p on p.id = e.actor_id
        where e.aggregate = 'draft' and e.aggregate_id = l.id) as record
    from ledger l
    join releases r on r.id = l.release_id
    join installations i on i.id = l.installation_id
    join customers c on c.id = i.customer_id
    where l.id = ${id} and l.state = 'not_billable'`)
  const [row] = rows
  if (!row) return null
  const record = row.record.map(({ type, data, ...act }) => ({
    ...act,
    event: draftEvent.parse({ type, ...data }),
  }))
  return { ...row, why: z.enum(notBillableReasons).parse(row.why), record }
}
