import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '../client'

type Named = { customer: string; installation: string }
type Row = Named & { id: string }

/** Finds installations by the names of their customer and their own, however they are capitalised. */
export async function findInstallations(
  rows: readonly Named[],
): Promise<(named: Named) => string | undefined> {
  const customers = [...new Set(rows.map(({ customer }) => customer.toLowerCase()))]
  const found = await db.execute<Row>(sql`
    select i.id, c.name as customer, i.name as installation
    from installations i join customers c on c.id = i.customer_id
    where lower(c.name) = any(${sql.param(customers)}::text[])`)
  const ids = new Map(found.rows.map(({ id, ...named }) => [keyOf(named), id]))
  return named => ids.get(keyOf(named))
}

const keyOf = ({ customer, installation }: Named) =>
  JSON.stringify([customer.toLowerCase(), installation.toLowerCase()])
