import 'server-only'
import { sql } from 'drizzle-orm'
import { facts } from '@/lib/invoice/facts'
import type { PriceBook } from '@/lib/invoice/price-book'
import { rehearse, type RehearsedDraft, type Rehearsal } from '@/lib/price-books/rehearse'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { isTakenBack, isWithAccounting, netWith } from '../load/chain'
import { documentOf } from '../load/document'
import { loadTerms } from '../load/terms'

const lastReleases = 3
/** More drafts than this would be read for longer than anybody waits; the newest count. */
export const mostRehearsed = 2_000

type Row = Omit<RehearsedDraft, 'facts'> & { facts: unknown }

/**
 * The drafts of the last releases in the currency of a version, priced anew with it: what is still billed, by what was
 * known when it was billed last. Nothing is kept.
 */
export async function getRehearsal(
  _viewer: Viewer,
  candidate: PriceBook,
  published: readonly PriceBook[],
): Promise<Rehearsal & { cut: boolean }> {
  const { rows } = await db.execute<Row>(sql`
    with last as (
      select r.id, r.version from releases r
      where exists (select from drafts d where d.release_id = r.id and d.currency = ${candidate.currency}
        and d.corrects is null and d.state not in ('rejected', 'cancelled'))
      order by r.opened_at desc limit ${lastReleases})
    select d.id, d.number, l.version as release, c.name as customer, i.name as installation, d.currency,
      b.document ->> 'buyerId' as "buyerId", b.document ->> 'sale' as sale, b.document #>> '{book,code}' as book,
      b.document -> 'terms' as terms, b.document -> 'facts' as facts,
      b.document ->> 'deliveredOn' as on, ${netWith('d', isWithAccounting)} as net
    from last l join drafts d on d.release_id = l.id
    join lateral (select ${documentOf('c')} as document from drafts c
      where c.id = d.id or (c.corrects = d.id and c.instead and ${isWithAccounting})
      order by c.number desc limit 1) b on true
    join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    where d.currency = ${candidate.currency} and d.corrects is null and d.state not in ('rejected', 'cancelled')
      and not ${isTakenBack('d')}
    order by d.number desc limit ${mostRehearsed + 1}`)
  const drafts = rows
    .slice(0, mostRehearsed)
    .map(row => ({ ...row, facts: facts.parse(row.facts) }))
  const rehearsal = rehearse({ candidate, published }, drafts, await loadTerms(db))
  return { ...rehearsal, cut: rows.length > mostRehearsed }
}
