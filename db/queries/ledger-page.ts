import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { blockedWhy } from '@/lib/invoice/block'
import type { Blocked } from '@/lib/invoice/blocked'
import {
  balance,
  ledgerKinds,
  type Balance,
  type LedgerKind,
  type LedgerRow,
  type LedgerState,
  type NotBillable,
} from '@/lib/invoice/ledger'
import type { DraftState } from '@/lib/invoice/workflow'
import { round, type Currency } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { netWith } from '../load/chain'
import { reached } from '../load/reached'

/** What the ledger says of one installation of a release; without a word it is missing. */
export type LedgerEntry = {
  installationId: string
  installation: string
  customer: string
  kind: LedgerKind
  state: LedgerState | null
  /** The record of the entry, and the page that tells it. */
  id: string | null
  why: NotBillable | null
  block: Blocked | null
  draft: { id: string; number: number; state: DraftState } | null
  currency: Currency | null
  net: string | null
}
type Total = { currency: Currency; count: number; net: string }

export type LedgerPage = {
  balance: Balance
  counts: { kind: LedgerKind; count: number }[]
  totals: Total[]
  rows: LedgerEntry[]
}
type Raw = Omit<LedgerPage, 'balance'> & { ids: string[]; entries: LedgerRow[] }
type Asked = { releaseId: string; kind: LedgerKind | null; after: string | null }

export const ledgerPageLength = 100

/** The ledger of a release: each installation its started tracks reached, what is off in front, then what is blocked. */
export async function getLedger(_viewer: Viewer, asked: Asked): Promise<LedgerPage> {
  const { releaseId, kind, after } = asked
  const chosen = sql`(${kind}::text is null or kind = ${kind})`
  const { rows } = await db.execute<Raw>(sql`
    with items as materialized (${itemsOf(releaseId)})
    select
      (select coalesce(json_agg(x.installation_id), '[]') from ${reached} x
        where x.release_id = ${releaseId}) as ids,
      (select coalesce(json_agg(json_build_object('installationId', l.installation_id, 'state', l.state)), '[]')
        from ledger l where l.release_id = ${releaseId}) as entries,
      (select coalesce(json_agg(c), '[]') from (
        select kind, count(*)::int as count from items group by kind, rank order by rank) c) as counts,
      (select coalesce(json_agg(t), '[]') from (
        select currency, count(*)::int as count, sum(net)::text as net from items
        where ${chosen} and currency is not null group by currency order by currency) t) as totals,
      (select coalesce(json_agg(p), '[]') from (
        select "installationId", installation, customer, kind, state, id, why, block, draft, currency,
          net::text
        from items where ${chosen} and (${after}::uuid is null or (rank, customer, installation, "installationId") > (
          select rank, customer, installation, "installationId" from items where "installationId" = ${after}::uuid))
        order by rank, customer, installation, "installationId" limit ${ledgerPageLength}) p) as rows`)
  const [page] = rows
  if (!page) throw new Error('The ledger query answered nothing.')
  const { ids, entries, ...shown } = page
  return {
    ...shown,
    balance: balance(ids, entries),
    rows: page.rows.map(entryFrom),
    totals: page.totals.map(total => ({ ...total, net: round(total.net, total.currency) })),
  }
}

// What is rejected or cancelled counts for nothing, as in the totals of all drafts; a draft counts with its corrections.
const itemsOf = (releaseId: string): SQL => sql`
  select e.*, array_position(array[${sql.join(
    ledgerKinds.map(kind => sql`${kind}`),
    sql`, `,
  )}]::text[], e.kind) as rank
  from (
    select i.id as "installationId", i.name as installation, c.name as customer, l.state::text, l.id, l.why,
      l.details as block,
      case when l.id is null then 'missing' when x.id is null then 'strangers' else l.state::text end as kind,
      case when d.id is not null then
        json_build_object('id', d.id, 'number', d.number, 'state', d.state) end as draft,
      case when d.state not in ('rejected', 'cancelled') then d.currency end as currency,
      case when d.state not in ('rejected', 'cancelled') then ${netWith('d', sql`c.state not in ('rejected', 'cancelled')`)} end as net
    from (select distinct x.installation_id as id from ${reached} x where x.release_id = ${releaseId}) x
    full join (select * from ledger where release_id = ${releaseId}) l on l.installation_id = x.id
    join installations i on i.id = coalesce(x.id, l.installation_id)
    join customers c on c.id = i.customer_id
    left join drafts d on d.id = l.draft_id) e`

function entryFrom(row: LedgerEntry): LedgerEntry {
  const { currency, net, block } = row
  return {
    ...row,
    net: currency && net && round(net, currency),
    block: block && blockedWhy.parse(block),
  }
}
