import 'server-only'
import { sql } from 'drizzle-orm'
import { balance, type Balance, type LedgerRow } from '@/lib/invoice/ledger'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { reached } from '../load/reached'

type Row = { ids: string[]; entries: LedgerRow[] }

/** Whether the ledger of a release accounts for every installation that its started tracks reached. */
export async function getBalance(_viewer: Viewer, version: string): Promise<Balance> {
  const { rows } = await db.execute<Row>(sql`
    select
      (select coalesce(json_agg(x.installation_id), '[]') from ${reached} x
        where x.release_id = r.id) as ids,
      (select coalesce(json_agg(json_build_object('installationId', l.installation_id, 'state', l.state)), '[]')
        from ledger l where l.release_id = r.id) as entries
    from releases r where r.version = ${version}`)
  return balance(rows[0]?.ids ?? [], rows[0]?.entries ?? [])
}
