import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '../client'

export type DraftName = { id: string; number: number; customer: string; installation: string }

/** What drafts are called, by their ids. */
export async function nameDrafts(ids: readonly string[]): Promise<Map<string, DraftName>> {
  const { rows } = await db.execute<DraftName>(sql`
    select d.id, d.number, c.name as customer, i.name as installation
    from drafts d join installations i on i.id = d.installation_id join customers c on c.id = i.customer_id
    where d.id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}
