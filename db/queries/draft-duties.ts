import 'server-only'
import { sql } from 'drizzle-orm'
import { whoClears, type Clears } from '@/lib/invoice/blocked'
import { holdRules } from '@/lib/invoice/hold'
import { round, type Currency } from '@/lib/money'
import { roleFor, type Viewer } from '@/lib/release/people'
import { db } from '../client'

/** What drafts wait for; each draft waits for one thing only. */
type Kind =
  'blocked' | 'rolledBack' | 'technical' | 'held' | 'drifted' | 'submit' | 'review' | 'handOver'

/** What is waited for in one release, and by whom. */
export type DraftDuty = {
  kind: Kind
  by: Clears
  /** Drafts that the viewer wrote on: somebody else reviews them. */
  own: boolean
  /** Whether the viewer can do it: holds the role, or answers for accounting. */
  yours: boolean
  version: string
  title: string
  count: number
  since: string
  totals: { currency: Currency; net: string }[]
}

type DutyRow = Omit<DraftDuty, 'by' | 'yours'> & {
  cause: Parameters<typeof whoClears>[0] | null
  contact: boolean
}

/** The duties that drafts bring to sales, devops and accounting, a row per release, kind and role; oldest first. */
export async function listDraftDuties(viewer: Viewer): Promise<DraftDuty[]> {
  const { rows } = await db.execute<DutyRow>(sql`
    with waiting as (
      select d.release_id, d.state_since as since, null::jsonb as cause, d.currency, d.net, ${kind} as kind,
        d.state = 'in_review' and (${viewer.id} in (d.edited_by::text, d.submitted_by::text)
          or d.layer @> jsonb_build_array(jsonb_build_object('by', ${viewer.id}::text))) is true as own
      from drafts d left join draft_drifts f on f.draft_id = d.id
      where d.state in ('draft', 'in_review', 'approved')
      union all
      select release_id, at, jsonb_build_object('code', details -> 'code', 'party', details -> 'party', 'fact', details -> 'fact'),
        null, null, 'blocked', false from ledger where state = 'blocked')
    select (select s.contact_id::text from accounting_settings s) is not distinct from ${viewer.id} as contact, w.kind, w.own, r.version, r.title, w.cause, count(*)::int as count, min(w.since) as since,
      (select coalesce(json_agg(t), '[]') from (
        select x.currency, sum(x.net)::text as net from waiting x
        where x.release_id = w.release_id and x.kind = w.kind and x.own = w.own and x.currency is not null
        group by x.currency order by x.currency) t) as totals
    from waiting w join releases r on r.id = w.release_id
    group by w.release_id, w.kind, w.own, r.version, r.title, w.cause order by min(w.since)`)
  const duties = new Map<string, DraftDuty>()
  for (const { cause, contact, ...row } of rows) {
    const by = cause === null ? waitsFor(row.kind) : whoClears(cause)
    const may = by === 'accounting' ? contact : roleFor(viewer, whoDoes(row.kind, by)) !== null
    const key = `${row.version} ${row.kind} ${by} ${String(row.own)}`
    const known = duties.get(key)
    const totals = row.totals.map(({ currency, net }) => ({ currency, net: round(net, currency) }))
    const counted = known && { since: known.since, count: known.count + row.count }
    duties.set(key, { ...row, by, yours: may && !row.own, totals, ...counted })
  }
  return [...duties.values()]
}

// Whether something was delivered is found out by devops, though sales may lift the hold too.
const waitsFor = (kind: Kind) => (kind === 'technical' ? 'devops' : 'sales')
const whoDoes = (kind: Kind, by: 'sales' | 'devops') =>
  kind === 'technical' ? holdRules.technical.liftDraftHold : [by]

// A hold comes before everything, and of two the one that is checked before anybody can decide on the other. A drift
// comes before what could be decided without it.
const kind = sql`case
  when d.held -> 'commercial' is not null and exists(select from rollouts o join tracks t on t.release_id = o.release_id and t.type = o.track
    where o.release_id = d.release_id and o.installation_id = d.installation_id and t."end" = 'rolled_back') then 'rolledBack'
  when d.held -> 'technical' is not null then 'technical'
  when d.held is not null then 'held'
  when f.found is not null and f.found <> 'null' then 'drifted'
  when d.state = 'draft' then 'submit'
  when d.state = 'in_review' then 'review'
  else 'handOver' end`
