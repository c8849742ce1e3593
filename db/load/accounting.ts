import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { undecided, type AccountingState } from '@/lib/accounting/accounting'
import { endpoint, seller, type SellingCompany } from '@/lib/invoice/party'
import { territoryEntry } from '@/lib/invoice/territories'
import { readVatId } from '@/lib/invoice/vat-id'
import { vatRate } from '@/lib/invoice/vat-rates'
import { currency } from '@/lib/money'
import type { db, Tx } from '../client'

const settings = z.object({
  contact: z.object({ id: z.string(), name: z.string() }).nullable(),
  outsideUnion: z.enum(['O', 'G']).nullable(),
  vatIdEvidence: z.enum(['format_ok', 'confirmed']),
  retention: z.string().nullable(),
})
const sellerRow = z.object({
  ...{ id: z.string(), country: z.enum(['FR', 'IS']), name: z.string() },
  ...{ street: z.string(), postalCode: z.string(), city: z.string() },
  ...{ vatId: z.string().nullable(), registration: z.string() },
  endpoint: endpoint.nullable(),
  ...{ zone: z.string(), currency },
})
const accountingRow = z.object({
  settings: settings.nullable(),
  territories: z.array(territoryEntry),
  rates: z.array(vatRate),
  sellers: z.array(sellerRow),
})

/** The rates on file as they stand: of the entries for one day the last, unless it withdrew the rate. */
export const standingRates = sql.raw(`select * from (
  select distinct on (country, category, valid_from) * from vat_rates
  order by country, category, valid_from, entry desc) last where rate is not null`)

/** The same of what was decided of territories. */
export const standingDecisions = sql.raw(`(
  select distinct on (seller, territory, valid_from) * from territory_decisions
  order by seller, territory, valid_from, entry desc)`)

export type Accounting = Omit<AccountingState, 'named'>

/** Who answers for accounting, as JSON; null while nobody is named. */
export const accountingContact = sql`(
  select json_build_object('id', p.id, 'name', p.name)
  from accounting_settings s join people p on p.id = s.contact_id)`

/** What accounting decided: contact, policy, territories, every rate on file and the selling companies, in one look. */
export async function loadAccounting(source: Tx | typeof db): Promise<Accounting> {
  const { rows } = await source.execute(sql`
    select
      (select json_build_object('contact', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end,
          'outsideUnion', s.outside_union, 'vatIdEvidence', s.vat_id_evidence, 'retention', s.retention)
        from accounting_settings s left join people p on p.id = s.contact_id) as settings,
      (select coalesce(json_agg(json_build_object('seller', d.seller, 'territory', d.territory,
          'treatment', d.treatment, 'from', d.valid_from, 'evidence', d.evidence)
          order by d.seller, d.territory, d.valid_from), '[]')
        from ${standingDecisions} d) as territories,
      (select coalesce(json_agg(json_build_object('country', r.country, 'category', r.category,
          'rate', trim_scale(r.rate)::text, 'from', r.valid_from) order by r.country, r.valid_from), '[]')
        from (${standingRates}) r) as rates,
      (select coalesce(json_agg(json_build_object('id', s.id, 'country', s.country, 'name', s.name,
          'street', s.street, 'postalCode', s.postal_code, 'city', s.city, 'vatId', s.vat_id,
          'registration', s.registration, 'endpoint', case when s.endpoint_scheme is not null
            then json_build_object('scheme', s.endpoint_scheme, 'id', s.endpoint_id) end,
          'zone', s.zone, 'currency', s.currency) order by s.country), '[]')
        from sellers s) as sellers`)
  const { settings, sellers, ...decided } = accountingRow.parse(rows[0])
  const { contact, ...policy } = settings ?? { ...undecided, contact: null, retention: null }
  return { contact, policy, ...decided, sellers: sellers.map(companyFrom) }
}

function companyFrom({
  street,
  postalCode,
  city,
  zone,
  currency,
  vatId,
  ...company
}: z.infer<typeof sellerRow>): SellingCompany {
  const address = { street, postalCode, city }
  const read = vatId === null ? null : readVatId(vatId, company.country)
  return { seller: seller.parse({ ...company, address, vatId: read }), zone, currency }
}
