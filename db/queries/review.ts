import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { blockedWhy } from '@/lib/invoice/block'
import type { Blocked } from '@/lib/invoice/blocked'
import type { Hold } from '@/lib/invoice/hold'
import type { Outlier } from '@/lib/invoice/outlier'
import type { ReviewFilter } from '@/lib/invoice/review'
import type { DraftState } from '@/lib/invoice/workflow'
import { round, type Currency } from '@/lib/money'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { named, reviewItems } from './review-items'

/** A draft, or an installation that waits for one because something blocks it: then there is no number and no amount. */
export type ReviewRow = {
  id: string
  number: number | null
  state: DraftState
  since: string
  revision: number
  version: string
  installation: string
  customer: string
  buyer: string | null
  currency: Currency | null
  net: string | null
  vat: string | null
  gross: string | null
  /** The draft that stood for the same installation's last release, and how much more this one is; null: not comparable. */
  lastId: string | null
  lastNumber: number | null
  difference: string | null
  outlier: Outlier | null
  /** The holds it is on, at most one of each kind. */
  holds: Hold[]
  overrides: number
  drifted: boolean
  why: Blocked | null
}
export type CurrencyTotal = {
  currency: Currency
  count: number
  net: string
  vat: string
  gross: string
  /** How many of them stand out. */
  outliers: number
}
export type ReviewPage = {
  rows: ReviewRow[]
  /** How many there are of each state in this release, whatever else is filtered. */
  counts: { state: DraftState; count: number }[]
  totals: CurrencyTotal[]
  /** How many match, with and without an amount. */
  matching: number
  versions: string[]
  buyers: { id: string; name: string }[]
}

export const pageLength = 50

/** Drafts and blocked installations in the order asked for, a page from after the one called `after`. */
export async function listForReview(
  _viewer: Viewer,
  filter: ReviewFilter,
  after: string | null,
): Promise<ReviewPage> {
  const { rows } = await db.execute<ReviewPage>(sql`
    with items as materialized (
      select items.*, ${matching(filter)} as chosen from (${reviewItems(filter.version, filter.sort)}) items)
    select
      (select coalesce(json_agg(p), '[]') from (${named(sql`
        select * from items
        where chosen and (${after}::uuid is null or (k0, k1, id) > (select k0, k1, id from items where id = ${after}::uuid))
        order by k0, k1, id limit ${pageLength}`)}) p) as rows,
      (select coalesce(json_agg(c), '[]') from (
        select state, count(*)::int as count from items group by state, rank order by rank) c) as counts,
      ${totals(filter)} as totals,
      (select count(*)::int from items where chosen) as matching,
      (select coalesce(json_agg(v.version order by v.opened_at desc), '[]') from releases v
        where exists(select from ledger l where l.release_id = v.id)) as versions,
      (select coalesce(json_agg(b order by b.name), '[]') from (
        select id, name from customers where id in (select buyer_id from items)) b) as buyers`)
  const [page] = rows
  if (!page) throw new Error('The review query answered nothing.')
  return { ...page, rows: page.rows.map(rowFrom), totals: page.totals.map(totalFrom) }
}

/** Which drafts a bulk command is about: those named, or all that a filter matches. */
export type Picked = { ids: readonly string[] } | { filter: ReviewFilter }
/** `seq` is the number of the last event of its record. */
export type PickedRow = ReviewRow & { seq: number; editors: string[] }
export type Picking = { rows: PickedRow[]; count: number }

/** What is picked, at most `most` of it in the order of the list, with what a decision on it needs. */
export async function getPicked(_viewer: Viewer, picked: Picked, most: number): Promise<Picking> {
  const [version, sort, which] =
    'ids' in picked
      ? [null, 'outliers' as const, sql`id = any(${sql.param(picked.ids)}::uuid[])`]
      : [picked.filter.version, picked.filter.sort, matching(picked.filter)]
  const { rows } = await db.execute<Picking>(sql`
    with chosen as materialized (
      select * from (${reviewItems(version, sort)}) items where number is not null and ${which})
    select (select count(*)::int from chosen) as count,
      (select coalesce(json_agg(p), '[]') from (${named(
        sql`select * from chosen order by k0, k1, id limit ${most}`,
        sql`,
          (select coalesce(max(e.seq), 0) from events e where e.aggregate = 'draft' and e.aggregate_id = p.id) as seq,
          (select to_json(array_remove(array[d.edited_by, d.submitted_by], null)
            || array(select (o ->> 'by')::uuid from jsonb_array_elements(d.layer) o))
            from drafts d where d.id = p.id) as editors`,
      )}) p) as rows`)
  const [found] = rows
  if (!found) throw new Error('The query of what is picked answered nothing.')
  return { count: found.count, rows: found.rows.map(row => ({ ...row, ...rowFrom(row) })) }
}

/** The drafts before and after one, in the order of the list; null at its ends. */
export type Neighbours = { before: string | null; after: string | null; place: number; of: number }

export async function getNeighbours(
  _viewer: Viewer,
  filter: ReviewFilter,
  id: string,
): Promise<Neighbours | null> {
  const { rows } = await db.execute<Neighbours & { id: string }>(sql`
    select * from (
      select id, lag(id) over list as before, lead(id) over list as after, row_number() over list::int as place,
        count(*) over ()::int as of
      from (${reviewItems(filter.version, filter.sort)}) items where ${matching(filter)} or id = ${id}::uuid
      window list as (order by k0, k1, id)) w where id = ${id}::uuid`)
  return rows[0] ?? null
}

function matching({ state, currency, buyer, mark }: ReviewFilter): SQL {
  return sql`(${state}::draft_state is null or state = ${state}::draft_state)
    and (${currency}::text is null or currency = ${currency})
    and (${buyer}::uuid is null or buyer_id = ${buyer}::uuid) and ${marked(mark)}`
}

function marked(mark: ReviewFilter['mark']): SQL {
  switch (mark) {
    case null:
      return sql`true`
    case 'outlier':
      return sql`outlier is not null`
    case 'held':
      return sql`held is not null`
    case 'commercial':
    case 'technical':
      return sql`held -> ${mark} is not null`
    case 'drifted':
      return sql`drifted`
    case 'overridden':
      return sql`overrides > 0`
  }
}

// What was rejected or cancelled counts only where it is asked for. What was superseded counts: its correction takes it
// back.
const totals = ({ state }: ReviewFilter) => sql`
  (select coalesce(json_agg(t), '[]') from (
    select currency, count(*)::int as count, sum(net)::text as net, sum(vat)::text as vat, sum(gross)::text as gross,
      count(outlier)::int as outliers
    from items where chosen and currency is not null
      and (state = ${state}::draft_state or state not in ('rejected', 'cancelled'))
    group by currency order by currency) t)`

// The tables keep two decimals for every currency; an amount is printed with those of its own.
function rowFrom<Row extends ReviewRow>(row: Row): Row {
  const { currency, net, vat, gross, difference, why } = row
  const own = (amount: string | null) => currency && amount && round(amount, currency)
  return {
    ...row,
    ...{ net: own(net), vat: own(vat), gross: own(gross), difference: own(difference) },
    why: why && blockedWhy.parse(why),
  }
}

function totalFrom({ currency, net, vat, gross, ...rest }: CurrencyTotal): CurrencyTotal {
  const own = (amount: string) => round(amount, currency)
  return { ...rest, currency, net: own(net), vat: own(vat), gross: own(gross) }
}
