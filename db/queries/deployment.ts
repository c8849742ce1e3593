import 'server-only'
import { sql } from 'drizzle-orm'
import type { Blocked } from '@/lib/invoice/blocked'
import type { NotBillable } from '@/lib/invoice/ledger'
import type { Outcome } from '@/lib/release/events'
import type { Viewer } from '@/lib/release/people'
import type { Deployment } from '@/lib/release/release'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'

export type RolloutRow = {
  id: string
  track: TrackType
  name: string
  customerId: string
  customer: string
  partner: string | null
  infrastructure: 'vm' | 'kubernetes' | 'bare_metal' | 'air_gapped'
  nodes: number
  operator: 'vendor' | 'partner' | 'customer'
  sale: 'direct' | 'resale' | 'referral'
  fromVersion: string | null
  version: string | null
  outcome: Outcome | 'pending'
  reason: string | null
  by: string | null
  at: string
  ledger: 'drafted' | 'not_billable' | 'blocked' | null
  /** Why there is no draft: a reason of the ledger, or all that is known of a block. */
  why: NotBillable | null
  block: Blocked | null
  ledgerId: string | null
  draftId: string | null
  draftNumber: number | null
}

export type AttemptRow = Pick<Deployment, 'attempt' | 'version' | 'state' | 'deadline'> & {
  track: TrackType
  detail: string | null
  requestedAt: string
  settledAt: string | null
}

/** How far the last drafting of a release is or went; `rate` is installations a second. */
export type DraftRun = {
  total: number
  done: number
  failed: number
  rate: number
  finished: boolean
  at: string
}

type Row = { rollouts: RolloutRow[]; attempts: AttemptRow[]; run: DraftRun | null }

/**
 * Every installation of the started tracks with its outcome and its draft, every attempt on the deploy target, and
 * how far drafting is.
 */
export async function getDeployment(_viewer: Viewer, releaseId: string): Promise<Row> {
  const { rows } = await db.execute<Row>(sql`
    select
      (select coalesce(json_agg(json_build_object('id', i.id, 'track', o.track, 'name', i.name,
          'customerId', c.id, 'customer', c.name, 'partner', p.name, 'infrastructure', i.infrastructure,
          'nodes', i.nodes, 'operator', i.operator, 'sale', i.sale, 'fromVersion', o.from_version,
          'version', i.version, 'outcome', o.outcome, 'reason', o.reason, 'by', w.name, 'at', o.at,
          'ledger', l.state, 'why', l.why, 'block', l.details, 'ledgerId', l.id, 'draftId', d.id, 'draftNumber', d.number)
          order by o.track, c.name, i.name), '[]')
        from rollouts o
        join installations i on i.id = o.installation_id
        join customers c on c.id = i.customer_id
        left join customers p on p.id = i.partner_id
        left join people w on w.id = o.recorded_by
        left join ledger l on l.release_id = o.release_id and l.installation_id = o.installation_id
        left join drafts d on d.id = l.draft_id
        where o.release_id = ${releaseId}) as rollouts,
      (select coalesce(json_agg(json_build_object('track', d.track, 'attempt', d.attempt,
          'version', d.version, 'state', d.state, 'deadline', d.deadline, 'detail', d.detail,
          'requestedAt', d.requested_at, 'settledAt', d.settled_at) order by d.attempt desc), '[]')
        from deployments d where d.release_id = ${releaseId}) as attempts,
      (select json_build_object('total', n.total, 'done', n.done, 'failed', n.failed, 'finished', n.finished,
          'at', n.at, 'rate', round(n.done / greatest(extract(epoch from n.at - n.started_at), 0.001)))
        from draft_runs n where n.release_id = ${releaseId}) as run`)
  return rows[0] ?? { rollouts: [], attempts: [], run: null }
}
