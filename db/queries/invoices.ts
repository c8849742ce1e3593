import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { blockedWhy } from '@/lib/invoice/block'
import type { Blocked } from '@/lib/invoice/draft'
import type { DraftState } from '@/lib/invoice/workflow'
import { round, type Currency } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'

/** A draft, or an installation that waits for one because something blocks it. */
export type InvoiceRow = {
  id: string
  number: number | null
  state: DraftState
  since: string
  version: string
  installation: string
  customer: string
  buyer: string | null
  currency: Currency | null
  net: string | null
  gross: string | null
  why: Blocked | null
}
export type CurrencyTotal = { currency: Currency; count: number; net: string; gross: string }
export type InvoicePage = {
  rows: InvoiceRow[]
  counts: { state: DraftState; count: number }[]
  totals: CurrencyTotal[]
  versions: string[]
}
export type InvoiceFilter = {
  state: DraftState | null
  version: string | null
  after: string | null
}

export const pageLength = 50

/** Drafts and blocked installations, what waits longest first in each state; blocked ones in front. */
export async function listInvoices(
  _viewer: Viewer,
  { state, version, after }: InvoiceFilter,
): Promise<InvoicePage> {
  const inVersion = sql`(${version}::text is null or version = ${version})`
  const chosen = sql`${inVersion} and (${state}::text is null or state = ${state})`
  const { rows } = await db.execute<InvoicePage>(sql`
    with items as (${items})
    select
      (select coalesce(json_agg(p), '[]') from (
        select id, number, state, since, version, installation, customer, buyer, currency,
          net::text, gross::text, why
        from items where ${chosen} and (${after}::uuid is null or (rank, since, id) > (
          select rank, since, id from items where id = ${after}::uuid))
        order by rank, since, id limit ${pageLength}) p) as rows,
      (select coalesce(json_agg(c), '[]') from (
        select state, count(*)::int as count from items where ${inVersion}
        group by state, rank order by rank) c) as counts,
      (select coalesce(json_agg(t), '[]') from (
        select currency, count(*)::int as count, sum(net)::text as net, sum(gross)::text as gross
        from items where ${chosen} and currency is not null
          and (state = ${state} or state not in ('rejected', 'cancelled', 'superseded'))
        group by currency order by currency) t) as totals,
      (select coalesce(json_agg(v.version order by v.opened_at desc), '[]') from releases v
        where exists(select from ledger l where l.release_id = v.id)) as versions`)
  const [page] = rows
  if (!page) throw new Error('The invoices query answered nothing.')
  return { ...page, rows: page.rows.map(rowFrom), totals: page.totals.map(totalFrom) }
}

const items: SQL = sql`
  select w.*, r.version, i.name as installation, c.name as customer, b.name as buyer,
    array_position(array['blocked', 'draft', 'in_review', 'rejected', 'approved', 'handed_over', 'booked',
      'cancelled', 'superseded'], w.state) as rank
  from (
    select id, number, state::text, state_since as since, release_id, installation_id, buyer_id, currency,
      net, gross, null::jsonb as why
    from drafts
    union all
    select id, null, 'blocked', at, release_id, installation_id, null, null, null, null, details
    from ledger where state = 'blocked') w
  join releases r on r.id = w.release_id
  join installations i on i.id = w.installation_id
  join customers c on c.id = i.customer_id
  left join customers b on b.id = w.buyer_id`

// The tables keep two decimals for every currency; an amount is printed with those of its own.
function rowFrom(row: InvoiceRow): InvoiceRow {
  const { currency, net, gross, why } = row
  return {
    ...row,
    net: currency && net && round(net, currency),
    gross: currency && gross && round(gross, currency),
    why: why && blockedWhy.parse(why),
  }
}

function totalFrom({ currency, count, net, gross }: CurrencyTotal): CurrencyTotal {
  return { currency, count, net: round(net, currency), gross: round(gross, currency) }
}
