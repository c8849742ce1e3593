import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { vendorDay } from '@/lib/calendar/vendor-day'
import type { InstallationCommand } from '@/lib/installations/commands'
import type { Company, Installation, InstallationState } from '@/lib/installations/installation'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'

type Row = {
  seq: number
  installation: (Omit<Installation, 'factsAt'> & { factsAt: string }) | null
  customer: Company | null
  partner: Company | null
  nameTaken: boolean
}

/** Whoever changes installations, or relies on which there are, is served one after the other. */
export const lockInstallations = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('installations'))`)

/** Installations are recorded one after the other, so that a customer who is new to two rows is recorded once. */
export async function lockInstallation(
  tx: Tx,
  subject: string,
  command: InstallationCommand,
  now: Date,
): Promise<Locked<InstallationState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await lockInstallations(tx)

  const row = await readState(tx, id.data, command)
  const adds = command.type === 'addInstallation' || command.type === 'importInstallation'
  if (!row.installation && !adds) return null

  const { seq, ...found } = row
  const today = vendorDay(now)
  return {
    id: id.data,
    seq,
    state: { ...found, ...withDate(row), now, today, newCustomerId: crypto.randomUUID() },
  }
}

const withDate = ({ installation }: Row) => ({
  installation: installation && { ...installation, factsAt: new Date(installation.factsAt) },
})

async function readState(tx: Tx, id: string, command: InstallationCommand): Promise<Row> {
  const customer = 'customer' in command ? command.customer : null
  const partner = 'partner' in command ? command.partner : null
  const name = 'installation' in command ? command.installation : null
  const { rows } = await tx.execute<Row>(sql`
    with i as (select * from installations where id = ${id}),
      c as (select * from customers where id = (select customer_id from i)
        or ((select id from i) is null and lower(name) = lower(${customer}))),
      p as (select * from customers where lower(name) = lower(${partner}))
    select
      (select coalesce(max(seq), 0) from events where aggregate = 'installation' and aggregate_id = ${id}) as seq,
      (select json_build_object('id', i.id, 'customerId', i.customer_id, 'partnerId', i.partner_id,
          'name', i.name, 'track', i.type, 'infrastructure', i.infrastructure, 'nodes', i.nodes,
          'environments', i.environments, 'region', i.region, 'operator', i.operator, 'sale', i.sale,
          'version', i.version, 'healthUrl', i.health_url, 'source', i.facts_source,
          'asOf', to_char(i.facts_at at time zone 'UTC', 'YYYY-MM-DD'), 'factsAt', i.facts_at,
          'contract', i.contract, 'active', i.active, 'rollingOut', (select r.version from rollouts o join releases r on r.id = o.release_id
            join tracks t on t.release_id = o.release_id and t.type = o.track
            where o.installation_id = i.id and o.outcome = 'pending' and t."end" is null limit 1))
        from i) as installation,
      (select ${company} from c) as customer,
      (select ${company} from p c) as partner,
      exists(select from installations o where o.customer_id = (select id from c)
        and lower(o.name) = lower(${name}) and o.id <> ${id}) as "nameTaken"`)
  const [row] = rows
  if (!row) throw new Error('The installation query answered nothing.')
  return row
}

const company = sql`json_build_object('id', c.id, 'name', c.name, 'country', c.country,
  'vatId', c.vat_id, 'registration', c.registration, 'street', c.street, 'postalCode', c.postal_code, 'city', c.city,
  'endpointScheme', c.endpoint_scheme, 'endpointId', c.endpoint_id, 'partner', c.partner)`
