import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { termsOfSale, type TermsLevel, type TermsOfSale } from '@/lib/invoice/terms'
import type { Viewer } from '@/lib/release/people'
import { termsInForce } from '@/lib/terms/in-force'
import { db } from '../client'

export type TermsRow = {
  id: string
  /** The number of the last event of its record. */
  seq: number
  /** As they are in force: ended by their last day, the next version, or before their time. */
  terms: TermsOfSale
  /** Whoever they are agreed for, by name. */
  holder: string
  addedBy: string | null
  addedAt: string
  ended: { by: string | null; at: string; reason: string } | null
}
export type TermsFilter = { level: TermsLevel | null; search: string | null; after: string | null }
export const pageLength = 50

type Row = Omit<TermsRow, 'terms'> & Record<string, unknown>

/** The newest version of each code, by code, from after the code `after` on; `search` finds codes and holders. */
export async function listTerms(_viewer: Viewer, filter: TermsFilter): Promise<TermsRow[]> {
  const { level, search, after } = filter
  const pattern = search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.execute<Row>(sql`
    select * from (${versions}
      where not exists (select from terms_of_sale n where n.code = t.code and n.version > t.version)
        and (${level}::text is null or t.level = ${level})
        and (${after}::text is null or t.code > ${after})) v
    where ${pattern}::text is null or v.code ilike ${pattern} or v.holder ilike ${pattern}
    order by v.code limit ${pageLength}`)
  return rows.map(row => rowFrom(row, read(row)))
}

/** Every version of one code, the newest first. */
export async function getTerms(_viewer: Viewer, code: string): Promise<TermsRow[]> {
  const { rows } = await db.execute<Row>(
    sql`${versions} where t.code = ${code} order by t.version desc`,
  )
  const inForce = termsInForce(rows.map(read))
  return rows.map(row => {
    const written = read(row)
    return rowFrom(row, inForce.find(({ version }) => version === written.version) ?? written)
  })
}

export type Holder = { id: string; name: string }
const mostHolders = 200

/** Those whom terms of a level can be agreed for, by name: 200 at most, those that `search` finds. */
export async function listHolders(
  _viewer: Viewer,
  level: TermsLevel,
  search: string,
): Promise<{ holders: Holder[]; books: string[] }> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await db.execute<{ holders: Holder[]; books: string[] }>(sql`
    select (select coalesce(json_agg(h), '[]') from (
        select * from (${holdersOf(level)}) x where x.id = ${search} or x.name ilike ${pattern}
        order by lower(x.name) limit ${mostHolders}) h) as holders,
      (select coalesce(json_agg(distinct b.code order by b.code), '[]') from price_books b) as books`)
  return rows[0] ?? { holders: [], books: [] }
}

function holdersOf(level: TermsLevel) {
  switch (level) {
    case 'contract_override':
      return sql`select i.id::text, c.name || ', ' || i.name as name from installations i
        join customers c on c.id = i.customer_id where i.active and i.type <> 'serverless'`
    case 'operator_agreement':
      return sql`select c.id::text, c.name from customers c where c.partner`
    case 'buyer_negotiated':
      return sql`select c.id::text, c.name from customers c`
    case 'vendor_general':
      return sql`select s.id, s.name from sellers s`
  }
}

const versions = sql`
  select t.id, (select coalesce(max(v.seq), 0) from events v where v.aggregate = 'terms' and v.aggregate_id = t.id) as seq,
    t.code, t.version, t.level, t.agreed_for as "agreedFor", t.party, t.valid_from as "validFrom",
    least(t.valid_to, t.ended_on) as "validTo", json_build_object('kind', t.due_kind, 'days', t.due_days) as due,
    t.price_book as "priceBook", t.rules, trim_scale(t.commission_percent)::text as "commissionPercent",
    json_build_object('name', t.document_name, 'sha256', t.digest) as document,
    coalesce(ic.name || ', ' || i.name, c.name, s.name, t.agreed_for) as holder,
    a.name as "addedBy", t.added_at as "addedAt",
    case when t.ended_on is not null then json_build_object('by', e.name, 'at', t.ended_at, 'reason', t.end_reason) end
      as ended
  from terms_of_sale t
  left join installations i on t.level = 'contract_override' and i.id::text = t.agreed_for
  left join customers ic on ic.id = i.customer_id
  left join customers c on t.level in ('operator_agreement', 'buyer_negotiated') and c.id::text = t.agreed_for
  left join sellers s on t.level = 'vendor_general' and s.id = t.agreed_for
  left join people a on a.id = t.added_by left join people e on e.id = t.ended_by`

const read = (row: Row) => z.object(termsOfSale.shape).parse(row)

const rowFrom = (
  { id, seq, holder, addedBy, addedAt, ended }: Row,
  terms: TermsOfSale,
): TermsRow => ({
  ...{ id, seq, terms, holder, addedBy, addedAt, ended },
})
