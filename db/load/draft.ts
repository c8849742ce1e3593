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

type Row = Pick<Draft, 'state' | 'revision'>

// A blocked entry of the ledger is a draft without a document yet: it can be cancelled.
async function lockReviewed(tx: Tx, id: string): Promise<Locked<Draft> | null> {
  const drafts = await tx.execute<Row>(
    sql`select state, revision from drafts where id = ${id} for update`,
  )
  const blocked = await tx.execute<Row>(
    sql`select 'blocked' as state, 1 as revision from ledger where id = ${id} and state = 'blocked' for update`,
  )
  const [row] = [...drafts.rows, ...blocked.rows]
  if (!row) return null
  return { id, seq: await lastEvent(tx, id), state: { ...row, lastEditedBy: null } }
}

type EntryRow = { id: string; state: LedgerState; why: string | null; details: unknown }

// Whoever comes second waits here, and then finds the draft of the first.
async function lockEntry(
  tx: Tx,
  subject: string,
  { release, installation }: GenerateDraft,
  now: Date,
): Promise<Locked<Due> | null> {
  const key = `draft ${release} ${installation}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
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
