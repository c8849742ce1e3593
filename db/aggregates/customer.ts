import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { payloads, type CompanyFacts, type CustomerCommand } from '@/lib/customers/commands'
import { concerns } from '@/lib/customers/concerns'
import { decide, type CustomerRefusal, type CustomerState } from '@/lib/customers/decide'
import { customerEvent, type CustomerEvent } from '@/lib/customers/events'
import type { Aggregate, Locked } from '../aggregate'
import type { Tx } from '../client'
import { lockInstallations } from '../load/installation'
import { customers } from '../schema'

/** A customer or partner: who may be the buyer of a draft. Subject: its id. */
export const customer: Aggregate<CustomerState, CustomerCommand, CustomerEvent, CustomerRefusal> = {
  name: 'customer',
  payloads,
  lock: lockCustomer,
  decide,
  event: customerEvent,
  concerns,
  project: (tx, id, { type, ...facts }) =>
    type === 'customerAdded'
      ? tx.insert(customers).values({ id, ...facts })
      : tx.update(customers).set(facts).where(eq(customers.id, id)),
}

type Row = CustomerState & { seq: number }

async function lockCustomer(
  tx: Tx,
  subject: string,
  { type, name }: CustomerCommand,
): Promise<Locked<CustomerState> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  await lockInstallations(tx)
  const { rows } = await tx.execute<Row>(sql`
    select
      (select coalesce(max(seq), 0) from events where aggregate = 'customer' and aggregate_id = ${id.data}) as seq,
      (select json_build_object(${facts}) from customers c where c.id = ${id.data}) as known,
      exists(select from customers c where lower(c.name) = lower(${name}) and c.id <> ${id.data}) as "nameTaken",
      (select count(*)::int from installations where partner_id = ${id.data} and active) as "asPartner"`)
  const [row] = rows
  if (!row || (type === 'editCustomer' && !row.known)) return null
  const { seq, ...state } = row
  return { id: id.data, seq, state }
}

const facts = sql.join(
  (
    [
      ['name', 'name'],
      ['country', 'country'],
      ['vatId', 'vat_id'],
      ['registration', 'registration'],
      ['contact', 'contact'],
      ['language', 'language'],
      ['partner', 'partner'],
    ] as const satisfies readonly (readonly [keyof CompanyFacts, string])[]
  ).map(([name, column]) => sql.raw(`'${name}', c.${column}`)),
  sql`, `,
)
