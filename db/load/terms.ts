import 'server-only'
import { sql } from 'drizzle-orm'
import { termsOfSale, type TermsOfSale } from '@/lib/invoice/terms'
import { termsInForce } from '@/lib/terms/in-force'
import type { db, Tx } from '../client'

/** Every version of all terms of sale as it is in force. */
export async function loadTerms(source: Tx | typeof db): Promise<TermsOfSale[]> {
  const { rows } = await source.execute(sql`
    select code, version, level, agreed_for as "agreedFor", party, valid_from as "validFrom",
      least(valid_to, ended_on) as "validTo", json_build_object('kind', due_kind, 'days', due_days) as due,
      price_book as "priceBook", rules, trim_scale(commission_percent)::text as "commissionPercent",
      json_build_object('name', document_name, 'sha256', digest) as document
    from terms_of_sale order by code, version`)
  return termsInForce(rows.map(row => termsOfSale.parse(row)))
}
