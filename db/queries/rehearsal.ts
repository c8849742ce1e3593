import 'server-only'
import { sql } from 'drizzle-orm'
import { facts } from '@/lib/invoice/facts'
import type { PriceBook } from '@/lib/invoice/price-book'
import { rehearse, type RehearsedDraft, type Rehearsal } from '@/lib/price-books/rehearse'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { loadTerms } from '../load/terms'

const lastReleases = 3
/** More drafts than this would be read for longer than anybody waits; the newest count. */
export const mostRehearsed = 2_000

type Row = Omit<RehearsedDraft, 'facts'> & { facts: unknown }

/** The drafts of the last releases in the currency of a version, priced anew with it. Nothing is kept. */
export async function getRehearsal(
  _viewer: Viewer,
  candidate: PriceBook,
  published: readonly PriceBook[],
): Promise<Rehearsal & { cut: boolean }> {
  const { rows } = await db.execute<Row>(sql`
    with last as (
      select r.id, r.version from releases r
      where exists (select from drafts d where d.release_id = r.id and d.currency = ${candidate.currency}
        and d.state not in ('rejected', 'cancelled', 'superseded'))
      order by r.opened_at desc limit ${lastReleases})
    select d.id, d.number, l.version as release, c.name as customer, i.name as installation, d.currency,
      d.buyer_id as "buyerId", d.document ->> 'sale' as sale, d.document #>> '{book,code}' as book,
      d.document -> 'terms' as terms, d.document -> 'facts' as facts, d.net
    from last l join drafts d on d.release_id = l.id
    join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    where d.currency = ${candidate.currency} and d.state not in ('rejected', 'cancelled', 'superseded')
    order by d.number desc limit ${mostRehearsed + 1}`)
  const drafts = rows
    .slice(0, mostRehearsed)
    .map(row => ({ ...row, facts: facts.parse(row.facts) }))
  const rehearsal = rehearse({ candidate, published }, drafts, await loadTerms(db))
  return { ...rehearsal, cut: rows.length > mostRehearsed }
}
