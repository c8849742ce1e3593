import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { CompanyFacts } from '@/lib/customers/commands'
import type { FlagEntry } from '@/lib/invoice/contract-flags'
import type { InstallationFacts } from '@/lib/installations/events'
import { installationEvent, type InstallationEvent } from '@/lib/installations/events'
import type { Currency } from '@/lib/money'
import type { Outcome } from '@/lib/release/events'
import type { MachineName, Viewer } from '@/lib/release/people'
import { db } from '../client'
import type { draftState } from '../schema'
import { runningVersion } from './running-version'

export type InstallationView = InstallationFacts & {
  id: string
  customerId: string
  customer: string
  partner: string | null
  /** The number of the last event of its record. */
  seq: number
  /** What its contract says, from which day on. */
  contract: readonly FlagEntry[]
  active: boolean
  retireReason: string | null
  /** The release that is being rolled out to it; null when none is. */
  rollingOut: string | null
}
export type RolloutView = {
  release: string
  installationId: string
  installation: string
  fromVersion: string | null
  outcome: Outcome | 'pending'
  reason: string | null
  at: string
}
export type DraftView = {
  id: string
  number: number
  release: string
  installation: string
  state: (typeof draftState.enumValues)[number]
  gross: string
  currency: Currency
}
export type CustomerView = CompanyFacts & {
  id: string
  /** The number of the last event of its own record. */
  seq: number
  /** When a register confirmed the VAT id, who asked and its reference. */
  confirmed: { on: string; by: string | null; reference: string } | null
  installations: InstallationView[]
  rollouts: RolloutView[]
  drafts: DraftView[]
}
export type RecordView = {
  event: InstallationEvent
  person: string | null
  machine: MachineName | null
  at: string
}
export type InstallationPage = {
  installation: InstallationView
  rollouts: RolloutView[]
  drafts: DraftView[]
  record: RecordView[]
}

/** One customer or partner with everything that runs at it or is run by it; null when there is none. */
export async function getCustomer(_viewer: Viewer, id: string): Promise<CustomerView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const touched = sql`(i.customer_id = ${id} or i.partner_id = ${id})`
  const { rows } = await db.execute<CustomerView>(sql`
    select c.id, c.name, c.country, c.vat_id as "vatId", c.registration, c.contact, c.language, c.partner,
      (select coalesce(max(e.seq), 0) from events e where e.aggregate = 'customer' and e.aggregate_id = c.id) as seq,
      c.street, c.postal_code as "postalCode", c.city, c.endpoint_scheme as "endpointScheme", c.endpoint_id as "endpointId",
      case when c.vat_confirmed_on is not null then json_build_object('on', c.vat_confirmed_on, 'reference', c.vat_reference,
        'by', (select v.name from people v where v.id = c.vat_confirmed_by)) end as confirmed,
      (${installationsWhere(touched)}) as installations,
      (${rolloutsWhere(touched)}) as rollouts,
      (${draftsWhere(sql`(i.customer_id = ${id} or d.buyer_id = ${id})`)}) as drafts
    from customers c where c.id = ${id}`)
  return rows[0] ?? null
}

type Row = Omit<InstallationPage, 'installation' | 'record'> & {
  installations: InstallationView[]
  record: (Omit<RecordView, 'event'> & { type: string; data: Record<string, unknown> })[]
}

/** One installation with what it got, its drafts and its record, newest first; null when there is none. */
export async function getInstallation(
  _viewer: Viewer,
  id: string,
): Promise<InstallationPage | null> {
  if (!z.uuid().safeParse(id).success) return null
  const it = sql`i.id = ${id}`
  const { rows } = await db.execute<Row>(sql`
    select (${installationsWhere(it)}) as installations, (${rolloutsWhere(it)}) as rollouts,
      (${draftsWhere(it)}) as drafts,
      (select coalesce(json_agg(json_build_object('type', e.type, 'data', e.data, 'person', p.name,
          'machine', e.machine, 'at', e.at)
          order by e.seq desc), '[]')
        from events e left join people p on p.id = e.actor_id
        where e.aggregate = 'installation' and e.aggregate_id = ${id}) as record`)
  const [row] = rows
  const [installation] = row?.installations ?? []
  if (!row || !installation) return null
  const record = row.record.map(({ type, data, ...act }) => ({
    event: installationEvent.parse({ type, ...data }),
    ...act,
  }))
  return { installation, rollouts: row.rollouts, drafts: row.drafts, record }
}

const installationsWhere = (where: SQL) => sql`
  select coalesce(json_agg(json_build_object('id', i.id, 'customerId', i.customer_id, 'customer', k.name,
      'partnerId', i.partner_id, 'partner', p.name, 'name', i.name, 'track', i.type,
      'infrastructure', i.infrastructure, 'nodes', i.nodes, 'environments', i.environments, 'region', i.region,
      'operator', i.operator, 'sale', i.sale, 'version', ${runningVersion}, 'healthUrl', i.health_url,
      'source', i.facts_source, 'asOf', to_char(i.facts_at at time zone 'UTC', 'YYYY-MM-DD'),
      'contract', i.contract, 'active', i.active, 'retireReason', i.retire_reason,
      'seq', (select coalesce(max(e.seq), 0) from events e
        where e.aggregate = 'installation' and e.aggregate_id = i.id),
      'rollingOut', (select r.version from rollouts o join releases r on r.id = o.release_id
        join tracks t on t.release_id = o.release_id and t.type = o.track
        where o.installation_id = i.id and o.outcome = 'pending' and t."end" is null limit 1))
    order by i.active desc, i.type, lower(k.name), lower(i.name)), '[]')
  from installations i join customers k on k.id = i.customer_id
  left join customers p on p.id = i.partner_id where ${where}`

const rolloutsWhere = (where: SQL) => sql`
  select coalesce(json_agg(o), '[]') from (
    select r.version as release, i.id as "installationId", i.name as installation,
      o.from_version as "fromVersion", o.outcome, o.reason, o.at
    from rollouts o join releases r on r.id = o.release_id join installations i on i.id = o.installation_id
    where ${where} order by o.at desc limit 100) o`

const draftsWhere = (where: SQL) => sql`
  select coalesce(json_agg(x), '[]') from (
    select d.id, d.number, r.version as release, i.name as installation, d.state, d.gross::text, d.currency
    from drafts d join releases r on r.id = d.release_id join installations i on i.id = d.installation_id
    where ${where} order by d.number desc limit 100) x`
