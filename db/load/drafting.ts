import 'server-only'
import { sql } from 'drizzle-orm'
import { wallOf } from '@/lib/calendar/wall'
import { defaultPolicy, defaultTerms, letterheads, sellerFor } from '@/lib/invoice/default-terms'
import type { DraftInput } from '@/lib/invoice/draft'
import { facts } from '@/lib/invoice/facts'
import type { Party } from '@/lib/invoice/party'
import { inForce } from '@/lib/invoice/succession'
import { buyerOf, type Sale } from '@/lib/invoice/terms'
import { readVatId } from '@/lib/invoice/vat-id'
import type { Tx } from '../client'
import { billedElsewhere, sameMinor } from './billed'
import { loadBooks } from './books'
import { reached } from './reached'

type Company = { id: string; country: string; vatId: string | null; registration: string | null }
type Row = {
  track: string
  startedAt: Date
  releaseKind: string
  releaseAsOf: Date
  infrastructure: string
  nodes: number
  environments: number
  region: string
  operator: string
  sale: Sale
  source: string
  asOf: string
  minorBilled: boolean
  customer: Company
  partner: Company | null
}

/** All that the draft of one installation for one release is made from; null when the release has not reached it. */
export async function loadDrafting(
  tx: Tx,
  releaseId: string,
  installationId: string,
  now: Date,
): Promise<DraftInput | null> {
  const { rows } = await tx.execute<Row>(select(releaseId, installationId))
  const [row] = rows
  if (!row) return null

  const customer = partyFrom(row.customer)
  const partner = row.partner && partyFrom(row.partner)
  const buyer = buyerOf(row.sale, { customer, partner }) ?? customer
  const { seller, currency } = sellerFor(buyer.country)
  const zone = letterheads[seller.id]?.zone ?? 'UTC'
  const dayOf = (at: Date) => wallOf(at, zone).local.slice(0, 10)
  return {
    ...{ installationId, sale: row.sale, seller, customer, partner, currency },
    facts: factsFrom(row),
    deliveredOn: dayOf(new Date(row.startedAt)),
    issuedOn: dayOf(now),
    terms: defaultTerms,
    books: inForce(await loadBooks(tx)),
    policy: defaultPolicy,
    minorBilled: row.minorBilled,
  }
}

function factsFrom({ source, asOf, releaseKind, releaseAsOf, ...row }: Row) {
  const known = (value: unknown) => ({ value, source, asOf })
  return facts.parse({
    deploymentType: known(row.track),
    infrastructure: known(row.infrastructure),
    nodes: known(row.nodes),
    environments: known(row.environments),
    region: known(row.region),
    operator: known(row.operator),
    releaseKind: {
      value: releaseKind,
      source: 'release',
      asOf: new Date(releaseAsOf).toISOString(),
    },
  })
}

function partyFrom({ id, country, vatId, registration }: Company): Party {
  return { id, country, vatId: vatId === null ? null : readVatId(vatId, country), registration }
}

const company = (alias: string) =>
  sql.raw(`json_build_object('id', ${alias}.id, 'country', ${alias}.country, 'vatId', ${alias}.vat_id,
    'registration', ${alias}.registration)`)

// Billed before: another release of the same minor line has a draft here that still stands. One that came earlier and
// is not accounted for yet, or is blocked, counts as well: it is drafted sooner or later, whoever is first today.
const select = (releaseId: string, installationId: string) => sql`
  select x.track, x.started_at as "startedAt", r.kind as "releaseKind", r.opened_at as "releaseAsOf",
    i.infrastructure, i.nodes, i.environments, i.region, i.operator, i.sale, i.facts_source as source,
    to_char(i.facts_at at time zone 'UTC', 'YYYY-MM-DD') as "asOf",
    ${company('c')} as customer, case when p.id is not null then ${company('p')} end as partner,
    ${billedElsewhere(sql`x.release_id`, sql`x.installation_id`)} is not null or exists(select from ${reached} e join releases b on b.id = e.release_id
      left join ledger l on l.release_id = e.release_id and l.installation_id = e.installation_id
      where e.installation_id = i.id and e.started_at < x.started_at
        and (l.id is null or l.state = 'blocked') and ${sameMinor}) as "minorBilled"
  from ${reached} x
  join releases r on r.id = x.release_id
  join installations i on i.id = x.installation_id
  join customers c on c.id = i.customer_id
  left join customers p on p.id = i.partner_id
  where x.release_id = ${releaseId} and x.installation_id = ${installationId}`
