import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { blockedWhy } from '@/lib/invoice/block'
import type { Blocked } from '@/lib/invoice/blocked'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import { drift, type Drift } from '@/lib/invoice/drift'
import { draftEvent, type DraftEvent, type HandedOver } from '@/lib/invoice/events'
import type { Hold } from '@/lib/invoice/hold'
import { override, type Override } from '@/lib/invoice/layer'
import type { DraftState } from '@/lib/invoice/workflow'
import type { Machine, Viewer } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Channel } from '../aggregate'
import { db } from '../client'
import { billedElsewhere } from '../load/billed'
import { documentOf } from '../load/document'
import { isOpen, isWithAccounting } from '../load/chain'

export type PartyView = {
  id: string
  name: string
  country: string
  vatId: string | null
  registration: string | null
}
export type DraftRecord = {
  event: DraftEvent
  person: string | null
  machine: Machine['name'] | null
  role: Role | 'system'
  channel: Channel
  at: string
}
export type DraftView = {
  id: string
  /** The number of the last event of its record. */
  seq: number
  /** Null while it is blocked: then there is no document, and `why` says what is in the way. */
  number: number | null
  state: DraftState
  since: string
  revision: number
  reason: string | null
  /** The holds it is on, at most one of each kind. */
  holds: Hold[]
  /** Who edited or submitted it, by id: none of them approves it. */
  editors: string[]
  decidedBy: string | null
  /** What people changed, over what the rules came to. */
  layer: Override[]
  /** The digest that its approval froze. */
  sha256: string | null
  /** The number accounting gave it. */
  booked: string | null
  /** How it was handed over with which files, and why sending it failed, where it did. */
  handedOver: HandedOver | null
  problem: string | null
  /** How far what is known now has moved away, as it was found last. */
  drift: Drift | null
  /** Whether its track was rolled back: its cancellation is proposed then. */
  rolledBack: boolean
  corrects: { id: string; number: number } | null
  /** Its corrections, oldest first, and the one that accounting does not have yet. */
  correctedBy: { id: string; number: number }[]
  correction: { id: string; number: number } | null
  releaseId: string
  version: string
  title: string
  installationId: string
  installation: string
  customer: PartyView
  buyer: PartyView | null
  document: DraftDocument | null
  why: Blocked | null
  /** The draft that stands for this installation now, when it is another one. */
  successor: { id: string; number: number } | null
  /** The draft that bills another release of the same minor line to this installation. */
  billedBy: { release: string; number: number } | null
  record: DraftRecord[]
}

/** A draft with its document and its record, or a blocked installation by the same id; null when there is neither. */
export async function getDraft(_viewer: Viewer, id: string): Promise<DraftView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const { rows } = await db.execute<Row>(sql`
    select w.id, (select coalesce(max(e.seq), 0) from events e
        where e.aggregate = 'draft' and e.aggregate_id = w.id) as seq, w.number, w.state, w.since, w.revision, w.reason, public.holds_of(w.held) as holds, w.editors, d.name as "decidedBy", w.document, w.why,
      w.layer, w.sha256, w.booked, w."handedOver", ${aside},
      r.id as "releaseId", r.version, r.title, i.id as "installationId", i.name as installation,
      ${party('c')} as customer, case when b.id is not null then ${party('b')} end as buyer,
      (select json_build_object('id', n.id, 'number', n.number) from ledger l join drafts n on n.id = l.draft_id
        where l.release_id = w.release_id and l.installation_id = w.installation_id and n.id <> w.id) as successor,
      ${billedElsewhere(sql`w.release_id`, sql`w.installation_id`)} as "billedBy",
      (select coalesce(json_agg(json_build_object('type', e.type, 'data', e.data, 'person', p.name,
          'machine', e.machine, 'role', e.role, 'channel', e.channel, 'at', e.at) order by e.seq desc), '[]')
        from events e left join people p on p.id = e.actor_id
        where e.aggregate = 'draft' and e.aggregate_id = w.id) as record
    from (
      select id, number, state::text, state_since as since, revision, reason, held, decided_by,
        ${documentOf('drafts')} as document, layer,
        sha256, booked, handed_over as "handedOver", corrects,
        to_json(array_remove(array[edited_by, submitted_by], null)
          || array(select (o ->> 'by')::uuid from jsonb_array_elements(layer) o)) as editors,
        null::jsonb as why, release_id, installation_id, buyer_id
      from drafts where id = ${id}
      union all
      select id, null, 'blocked', at, 1, null, null, null, null, '[]', null, null, null, null, '[]', details, release_id, installation_id, null
      from ledger where id = ${id} and state = 'blocked') w
    join releases r on r.id = w.release_id
    join installations i on i.id = w.installation_id
    join customers c on c.id = i.customer_id
    left join customers b on b.id = w.buyer_id
    left join people d on d.id = w.decided_by`)
  const [row] = rows
  return row ? viewFrom(row) : null
}

type RawRecord = Omit<DraftRecord, 'event'> & { type: string; data: object }
type Row = Omit<DraftView, 'record'> & { record: RawRecord[] }

function viewFrom({ document, why, record, layer, drift: found, ...row }: Row): DraftView {
  return {
    ...row,
    layer: z.array(override).parse(layer),
    drift: found && drift.parse(found),
    document: document && draftDocument.parse(document),
    why: why && blockedWhy.parse(why),
    record: record.map(({ type, data, ...act }) => ({
      ...act,
      event: draftEvent.parse({ type, ...data }),
    })),
  }
}

const numbered = (draft: SQL) =>
  sql`(select json_build_object('id', n.id, 'number', n.number) from drafts n where ${draft})`

// What stands beside a draft: its corrections, its way to accounting, and what has changed since.
const aside = sql`
  ${numbered(sql`n.id = w.corrects`)} as corrects,
  (select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number) order by c.number), '[]')
    from drafts c where c.corrects = w.id and (${isOpen} or ${isWithAccounting})) as "correctedBy",
  (select json_build_object('id', c.id, 'number', c.number)
    from drafts c where c.corrects = w.id and ${isOpen}) as correction,
  (select s.problem from draft_deliveries s where s.draft_id = w.id) as problem,
  (select f.found from draft_drifts f where f.draft_id = w.id
    and w.state in ('draft', 'in_review', 'approved')) as drift,
  exists(select from rollouts o join tracks t on t.release_id = o.release_id and t.type = o.track
    where o.release_id = w.release_id and o.installation_id = w.installation_id and t."end" = 'rolled_back') as "rolledBack"`

const party = (alias: 'b' | 'c') =>
  sql.raw(`json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'country', ${alias}.country,
    'vatId', ${alias}.vat_id, 'registration', ${alias}.registration)`)
