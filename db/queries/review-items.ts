import { sql, type SQL } from 'drizzle-orm'
import { outlierRule } from '@/lib/invoice/outlier'
import type { ReviewSort } from '@/lib/invoice/review'
import { isTakenBack, isWithAccounting, netWith } from '../load/chain'

const amounts = sql.raw(
  Object.entries(outlierRule.amount)
    .map(([currency, amount]) => `when '${currency}' then ${amount}`)
    .join(' '),
)

// The rule of lib/invoice/outlier.ts, for the database to sort by; lib/review.db.test.ts compares them.
const outlier = sql`case
  when w.net + w.before = 0 then 'zero'
  when w.net is null then null
  when w."lastNet" is null then 'first'
  when w."lastCurrency" <> w.currency then 'other_currency'
  when abs(w.net + w.before - w."lastNet") * 100 > abs(w."lastNet") * ${sql.raw(outlierRule.percent)}
    and abs(w.net + w.before - w."lastNet") > case w.currency ${amounts} end then 'difference' end`

/**
 * The draft `l` that stood for the same installation's last release before draft `d`, which is no correction. Whether
 * `l` was taken back whole may be asked in another way.
 */
export const lastStanding = (columns: SQL, back = isTakenBack('l')): SQL => sql`(
  select ${columns} from drafts l
  where l.installation_id = d.installation_id and l.release_id <> d.release_id and l.number < d.number
    and l.corrects is null and d.corrects is null and l.state not in ('rejected', 'cancelled') and not ${back}
  order by l.number desc limit 1)`

// Few drafts have corrections: which do is found once, so that the others are not asked for theirs one by one.
const isCorrected = sql`l.id in (select corrects from corrected)`

// A correction is compared with what was billed before it: with it, its net comes on top.
const last = sql`(${lastStanding(
  sql`l.id as "lastId", l.number as "lastNumber", case when ${isCorrected} then ${netWith('l', isWithAccounting)} else l.net end
    as "lastNet", l.currency as "lastCurrency"`,
  sql`(${isCorrected} and ${isTakenBack('l')})`,
)} union all
  select l.id, l.number, ${netWith('l', sql`${isWithAccounting} and c.number < d.number`)}, l.currency
  from drafts l where l.id = d.corrects)`

const rank = sql`array_position(array['in_review', 'draft', 'blocked', 'approved', 'rejected', 'handed_over', 'booked',
  'cancelled', 'superseded']::draft_state[], w.state)`

// Amounts of different currencies are not compared: each currency stands by itself.
const keys: Record<ReviewSort, SQL> = {
  outliers: sql`m.rank + case when m.outlier is null then 10 else 0 end as k0, extract(epoch from m.since) as k1`,
  amount: sql`coalesce(m.currency, 'ZZZ') collate "C" as k0, -coalesce(m.net, 0) as k1`,
  difference: sql`coalesce(m.currency, 'ZZZ') collate "C" as k0, -coalesce(abs(m.difference), 0) as k1`,
  age: sql`0 as k0, extract(epoch from m.since) as k1`,
  customer: sql`lower(c.name || ' ' || i.name) as k0, 0 as k1`,
}

// Thousands are sorted and fifty are shown: only an order by names looks up the names of all.
const forOrder = (sort: ReviewSort) =>
  sort === 'customer'
    ? sql`join installations i on i.id = m.installation_id join customers c on c.id = i.customer_id`
    : sql``

/**
 * Drafts and blocked installations of one release, or of all, each with what it is compared with, in the order `k0`,
 * `k1`, `id`.
 */
export const reviewItems = (version: string | null, sort: ReviewSort): SQL => sql`
  with corrected as materialized (select corrects from drafts where corrects is not null)
  select m.*, ${keys[sort]} from (
    select w.*, ${rank} as rank, ${outlier} as outlier,
      case when w."lastCurrency" = w.currency then w.net + w.before - w."lastNet" end as difference
    from (
      select d.id, d.number, d.state, d.state_since as since, d.revision, d.release_id, d.installation_id, d.buyer_id,
        d.currency, d.net, d.vat, d.gross, d.held, jsonb_array_length(d.layer) as overrides,
        d.state in ('draft', 'in_review', 'approved')
          and d.id in (select f.draft_id from draft_drifts f where f.found is not null) as drifted, null::jsonb as why, p.*,
        case when d.corrects is null then 0 else p."lastNet" end as before
      from drafts d left join lateral ${last} p on true
      where ${ofRelease('d', version)}
      union all
      select l.id, null, 'blocked', l.at, 1, l.release_id, l.installation_id, null, null, null, null, null, null, 0, false,
        l.details, null, null, null, null, 0
      from ledger l where l.state = 'blocked' and ${ofRelease('l', version)}) w) m
  ${forOrder(sort)}`

/** Such items with their names, in their order. */
export const named = (items: SQL, more = sql``): SQL => sql`
  select p.id, p.number, p.state, p.since, p.revision, r.version, i.name as installation, c.name as customer, b.name as buyer,
    p.currency, p.net::text, p.vat::text, p.gross::text, p."lastId", p."lastNumber", p.difference::text, p.outlier,
    public.holds_of(p.held) as holds, p.overrides, p.drifted, p.why ${more}
  from (${items}) p
  join releases r on r.id = p.release_id
  join installations i on i.id = p.installation_id
  join customers c on c.id = i.customer_id
  left join customers b on b.id = p.buyer_id
  order by p.k0, p.k1, p.id`

const ofRelease = (alias: 'd' | 'l', version: string | null) =>
  version === null
    ? sql`true`
    : sql`${sql.raw(alias)}.release_id = (select x.id from releases x where x.version = ${version})`
