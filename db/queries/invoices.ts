import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { clearedBy, type Blocked } from '@/lib/invoice/draft'
import { round, type Currency } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'

type CurrencyNet = { currency: Currency; net: string }

/** What is waited for in one release: drafts to review, or blocks to clear, and by whom. */
export type DraftDuty = {
  kind: 'review' | 'blocked'
  by: 'sales' | 'devops'
  version: string
  title: string
  count: number
  since: string
  totals: CurrencyNet[]
}

type DutyRow = Omit<DraftDuty, 'by'> & { code: Blocked['code'] | null }

/** The duties that drafts bring to sales and devops, a row per release, kind and role; oldest first. */
export async function listDraftDuties(_viewer: Viewer): Promise<DraftDuty[]> {
  const { rows } = await db.execute<DutyRow>(sql`
    with items as (${items}),
      waiting as (select *, case when state = 'blocked' then 'blocked' else 'review' end as kind
        from items where state in ('blocked', 'draft', 'in_review'))
    select w.kind, w.version, r.title, w.why ->> 'code' as code, count(*)::int as count, min(w.since) as since,
      (select coalesce(json_agg(t), '[]') from (
        select x.currency, sum(x.net)::text as net from waiting x
        where x.version = w.version and x.kind = w.kind and x.currency is not null
        group by x.currency order by x.currency) t) as totals
    from waiting w join releases r on r.version = w.version
    group by w.kind, w.version, r.title, w.why ->> 'code' order by min(w.since)`)
  const duties = new Map<string, DraftDuty>()
  for (const { code, ...row } of rows) {
    const by = code !== null && clearedBy[code] === 'devops' ? 'devops' : 'sales'
    const key = `${row.version} ${row.kind} ${by}`
    const known = duties.get(key)
    const totals = row.totals.map(({ currency, net }) => ({ currency, net: round(net, currency) }))
    duties.set(key, {
      ...row,
      by,
      totals,
      ...(known && { ...known, count: known.count + row.count }),
    })
  }
  return [...duties.values()]
}

// Drafts, and installations that wait for one because something blocks them.
const items: SQL = sql`
  select w.*, r.version
  from (
    select state::text, state_since as since, release_id, currency, net, null::jsonb as why from drafts
    union all
    select 'blocked', at, release_id, null, null, details from ledger where state = 'blocked') w
  join releases r on r.id = w.release_id`
