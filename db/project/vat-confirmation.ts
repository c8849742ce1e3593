import 'server-only'
import { sql, type AnyColumn } from 'drizzle-orm'
import { customers } from '../schema'

/** What remains of a confirmation once the VAT id is this one: all of it for the same number, nothing for another. */
export function confirmedStill(vatId: string | null) {
  const { vatConfirmedOn, vatConfirmedBy, vatReference } = customers
  const kept = (column: AnyColumn) =>
    sql`case when ${customers.vatId} is not distinct from ${vatId} then ${column} end`
  return {
    vatConfirmedOn: kept(vatConfirmedOn),
    vatConfirmedBy: kept(vatConfirmedBy),
    vatReference: kept(vatReference),
  }
}
