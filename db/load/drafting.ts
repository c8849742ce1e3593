import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { wallOf } from '@/lib/calendar/wall'
import { flagsOn, type FlagEntry } from '@/lib/invoice/contract-flags'
import type { DraftInput } from '@/lib/invoice/draft'
import { facts, type Facts } from '@/lib/invoice/facts'
import { sellerFor } from '@/lib/invoice/party'
import { buyerOf, type Sale } from '@/lib/invoice/terms'
import type { Tx } from '../client'
import { loadBasis, type Basis } from './basis'
import { billedElsewhere, sameMinor } from './billed'
import { companyJson, partyFrom, type CompanyRow } from './party'
import { reached } from './reached'

/** What a draft is made from, as it is read. */
export type DraftingRow = {
  installationId: string
  installation: string
  release: string
  track: string
  deliveredAt: Date
  outcome: DraftInput['outcome']
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
  contract: FlagEntry[]
  minorBilled: boolean
  customer: CompanyRow
  partner: CompanyRow | null
}

/** All that the draft of one installation for one release is made from; null when the release has not reached it. */
export async function loadDrafting(
  tx: Tx,
  releaseId: string,
  installationId: string,
  now: Date,
): Promise<DraftInput | null> {
  const { rows } = await tx.execute<DraftingRow>(sql`
    ${selectDrafting(reached)}
    where x.release_id = ${releaseId} and x.installation_id = ${installationId}`)
  const [row] = rows
  return row ? inputFrom(row, await loadBasis(tx), now) : null
}

/** The same for many installations of a release, by id; those whose facts cannot be read are left out. */
export async function loadDraftingMany(
  tx: Tx,
  releaseId: string,
  installations: readonly string[],
  now: Date,
): Promise<Map<string, DraftInput>> {
  const [{ rows }, basis] = await Promise.all([
    tx.execute<DraftingRow>(sql`
      ${selectDrafting(reached)}
      where x.release_id = ${releaseId} and x.installation_id = any(${sql.param(installations)}::uuid[])`),
    loadBasis(tx),
  ])
  const day = remembered(dayAt)
  const readable = rows.flatMap(row => readableInput(row, basis, now, day) ?? [])
  return new Map(readable.map(input => [input.installationId, input]))
}

/** The row as the rules take it; null when what is written of the installation cannot be read. */
export function readableInput(row: DraftingRow, basis: Basis, now: Date, day = dayAt) {
  const sold = soldIn(row, basis, day)
  const read = facts.safeParse(factsGiven(row, sold.deliveredOn))
  return read.success ? inputWith(read.data, row, sold, basis, now, day) : null
}

function inputFrom(row: DraftingRow, basis: Basis, now: Date) {
  const sold = soldIn(row, basis)
  return inputWith(facts.parse(factsGiven(row, sold.deliveredOn)), row, sold, basis, now)
}

/** Who sells to whom, and the day of delivery in the zone of who sells. */
function soldIn(row: DraftingRow, basis: Basis, day = dayAt) {
  const customer = partyFrom(row.customer)
  const partner = row.partner && partyFrom(row.partner)
  const buyer = buyerOf(row.sale, { customer, partner }) ?? customer
  const company = sellerFor(buyer.country, basis.sellers)
  const { seller = null, currency: accountingCurrency = 'EUR', zone = 'UTC' } = company ?? {}
  const deliveredOn = day(zone, new Date(row.deliveredAt))
  return { customer, partner, seller, accountingCurrency, zone, deliveredOn }
}

function inputWith(
  known: Facts,
  row: DraftingRow,
  { zone, ...sold }: ReturnType<typeof soldIn>,
  basis: Basis,
  now: Date,
  day = dayAt,
): DraftInput {
  return {
    ...{ installationId: row.installationId, installation: row.installation, release: row.release },
    ...{ sale: row.sale, ...sold },
    facts: known,
    issuedOn: day(zone, now),
    ...{ terms: basis.terms, policy: basis.policy, rates: basis.rates, books: basis.books },
    ...{ territories: basis.territories, exchangeRates: basis.exchangeRates },
    ...{ outcome: row.outcome, minorBilled: row.minorBilled },
  }
}

/** The day it is then in a zone (ISO date). */
export const dayAt = (zone: string, at: Date) => wallOf(at, zone).local.slice(0, 10)

// What day it is takes longer to find than anything else of a draft, and is the same for most of a batch.
function remembered(dayOf: typeof dayAt): typeof dayAt {
  const known = new Map<string, string>()
  return (zone, at) => {
    const when = `${zone} ${String(at.getTime())}`
    const day = known.get(when) ?? dayOf(zone, at)
    known.set(when, day)
    return day
  }
}

// What is written of the installation is known as of now; what its contract says, as of the day of delivery.
function factsGiven(row: DraftingRow, deliveredOn: string) {
  const { source, asOf, releaseKind, releaseAsOf, contract } = row
  const known = (value: unknown) => ({ value, source, asOf })
  return {
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
    ...flagsOn(contract, deliveredOn),
  }
}

// Billed before: another release of the same minor line has a draft here that still stands. One that came earlier and
// is not accounted for yet, or is blocked, counts as well: it is drafted sooner or later, whoever is first today. Not
// one that was not installed, or that waits for a word that can come no more: what comes after it bills the line.
export const selectDrafting = (deliveries: SQL) => sql`
  select x.installation_id as "installationId", i.name as installation, r.version as release, x.track, x.delivered_at as "deliveredAt", x.outcome, r.kind as "releaseKind", r.opened_at as "releaseAsOf",
    i.infrastructure, i.nodes, i.environments, i.region, i.operator, i.sale, i.facts_source as source,
    to_char(i.facts_at at time zone 'UTC', 'YYYY-MM-DD') as "asOf", i.contract,
    ${companyJson('c')} as customer, case when p.id is not null then ${companyJson('p')} end as partner,
    ${billedElsewhere(sql`x.release_id`, sql`x.installation_id`)} is not null or exists(select from ${reached} e join releases b on b.id = e.release_id
      left join ledger l on l.release_id = e.release_id and l.installation_id = e.installation_id
      where e.installation_id = i.id and e.started_at < x.started_at and e.outcome in ('pending', 'installed')
        and (l.id is null or l.state = 'blocked') and (e.over and l.details ->> 'code' = 'not_installed') is not true
        and ${sameMinor}) as "minorBilled"
  from ${deliveries} x
  join releases r on r.id = x.release_id
  join installations i on i.id = x.installation_id
  join customers c on c.id = i.customer_id
  left join customers p on p.id = i.partner_id`
