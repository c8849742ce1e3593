import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { blockedWhy } from '@/lib/invoice/block'
import type { DraftCommand, GenerateDraft } from '@/lib/invoice/commands'
import type { Draft } from '@/lib/invoice/decide'
import type { Due, Entry } from '@/lib/invoice/generate'
import { notBillableReasons, type LedgerState } from '@/lib/invoice/ledger'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'
import { billedElsewhere } from './billed'
import { loadDrafting } from './drafting'

/** Reads a draft under a lock; or, when one is to be made, the installation's place in the ledger and its facts. */
export async function lockDraft(
  tx: Tx,
  subject: string,
  command: DraftCommand | GenerateDraft,
  now: Date,
): Promise<Locked<Draft | Due> | null> {
  const id = z.uuid().safeParse(subject)
  if (!id.success) return null
  return command.type === 'generateDraft'
    ? lockEntry(tx, id.data, command, now)
    : lockReviewed(tx, id.data)
}

type Row = Pick<Draft, 'state' | 'revision' | 'billedBy'>

// A blocked entry of the ledger is a draft without a document yet: it can be cancelled.
async function lockReviewed(tx: Tx, id: string): Promise<Locked<Draft> | null> {
  const place = await tx.execute<{ installation: string }>(
    sql`select installation_id as installation from ledger where id = ${id}
      union select installation_id from drafts where id = ${id}`,
  )
  const [found] = place.rows
  if (!found) return null
  await lockBilling(tx, found.installation)
  const drafts = await tx.execute<Row>(sql`
    select d.state, d.revision,
      ${billedElsewhere(sql`d.release_id`, sql`d.installation_id`)} as "billedBy"
    from drafts d where d.id = ${id} for update`)
  const blocked = await tx.execute<Row>(sql`
    select 'blocked' as state, 1 as revision, null as "billedBy"
    from ledger where id = ${id} and state = 'blocked' for update`)
  const [row] = [...drafts.rows, ...blocked.rows]
  if (!row) return null
  return { id, seq: await lastEvent(tx, id), state: row }
}

type EntryRow = { id: string; state: LedgerState; why: string | null; details: unknown }

// What one draft bills decides what another may: those of one installation are served one after the other.
function lockBilling(tx: Tx, installation: string) {
  return tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${installation}`}, 0))`,
  )
}

// Whoever comes second waits, and then finds the draft of the first.
async function lockEntry(
  tx: Tx,
  subject: string,
  { release, installation }: GenerateDraft,
  now: Date,
): Promise<Locked<Due> | null> {
  await lockBilling(tx, installation)
  const { rows } = await tx.execute<EntryRow>(sql`
    select id, state, why, details from ledger
    where release_id = ${release} and installation_id = ${installation} for update`)
  const [row] = rows
  const id = row?.state === 'blocked' ? row.id : subject
  const seq = await lastEvent(tx, id)
  const input = await loadDrafting(tx, release, installation, now)
  if (!input || (seq > 0 && id !== row?.id)) return null
  return { id, seq, state: { releaseId: release, entry: row ? entryFrom(row) : null, input } }
}

function entryFrom({ state, why, details }: EntryRow): Entry {
  switch (state) {
    case 'drafted':
      return { state }
    case 'not_billable':
      return { state, why: z.enum(notBillableReasons).parse(why) }
    case 'blocked':
      return { state, why: blockedWhy.parse(details) }
  }
}

async function lastEvent(tx: Tx, id: string) {
  const { rows } = await tx.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0) as seq from events where aggregate = 'draft' and aggregate_id = ${id}`)
  return rows[0]?.seq ?? 0
}
