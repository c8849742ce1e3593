import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { vendorDay } from '@/lib/calendar/vendor-day'
import { payloads, type CompanyFacts, type CustomerCommand } from '@/lib/customers/commands'
import { concerns } from '@/lib/customers/concerns'
import { decide, type CustomerRefusal, type CustomerState } from '@/lib/customers/decide'
import { customerEvent, type CustomerEvent } from '@/lib/customers/events'
import { personOf, type Act, type Aggregate, type Locked } from '../aggregate'
import type { Tx } from '../client'
import { lockInstallations } from '../load/installation'
import { confirmedStill } from '../project/vat-confirmation'
import { customers } from '../schema'

/** A customer or partner: who may be the buyer of a draft. Subject: its id. */
export const customer: Aggregate<CustomerState, CustomerCommand, CustomerEvent, CustomerRefusal> = {
  name: 'customer',
  payloads,
  lock: lockCustomer,
  decide,
  event: customerEvent,
  concerns,
  project: projectCustomer,
}

function projectCustomer(tx: Tx, id: string, event: CustomerEvent, act: Act) {
  switch (event.type) {
    case 'customerAdded': {
      const { type: _type, ...facts } = event
      return tx.insert(customers).values({ id, ...facts })
    }
    case 'customerEdited': {
      const { type: _type, ...facts } = event
      const set = { ...facts, ...confirmedStill(facts.vatId) }
      return tx.update(customers).set(set).where(eq(customers.id, id))
    }
    case 'vatIdConfirmed': {
      const { on, reference } = event
      const set = { vatConfirmedOn: on, vatConfirmedBy: personOf(act), vatReference: reference }
      return tx.update(customers).set(set).where(eq(customers.id, id))
    }
  }
}

type Row = Omit<CustomerState, 'today'> & { seq: number }

async function lockCustomer(
  tx: Tx,
  subject: string,
  command: CustomerCommand,
  now: Date,
): Promise<Locked<CustomerState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await lockInstallations(tx)
  const name = 'name' in command ? command.name : null
  const { rows } = await tx.execute<Row>(sql`
    select
      (select coalesce(max(seq), 0) from events where aggregate = 'customer' and aggregate_id = ${id.data}) as seq,
      (select json_build_object(${facts}) from customers c where c.id = ${id.data}) as known,
      (select json_build_object('on', c.vat_confirmed_on, 'reference', c.vat_reference) from customers c
        where c.id = ${id.data} and c.vat_confirmed_on is not null) as confirmed,
      exists(select from customers c where lower(c.name) = lower(${name}) and c.id <> ${id.data}) as "nameTaken",
      (select count(*)::int from installations where partner_id = ${id.data} and active) as "asPartner"`)
  const [row] = rows
  if (!row || (command.type !== 'addCustomer' && !row.known)) return null
  const { seq, ...state } = row
  return { id: id.data, seq, state: { ...state, today: vendorDay(now) } }
}

const facts = sql.join(
  (
    [
      ['name', 'name'],
      ['country', 'country'],
      ['vatId', 'vat_id'],
      ['registration', 'registration'],
      ['street', 'street'],
      ['postalCode', 'postal_code'],
      ['city', 'city'],
      ['endpointScheme', 'endpoint_scheme'],
      ['endpointId', 'endpoint_id'],
      ['contact', 'contact'],
      ['language', 'language'],
      ['partner', 'partner'],
    ] as const satisfies readonly (readonly [keyof CompanyFacts, string])[]
  ).map(([name, column]) => sql.raw(`'${name}', c.${column}`)),
  sql`, `,
)
