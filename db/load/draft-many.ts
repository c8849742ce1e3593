import 'server-only'
import { sql } from 'drizzle-orm'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import type { Due } from '@/lib/invoice/generate'
import type { LedgerState } from '@/lib/invoice/ledger'
import type { Locked, OneOf } from '../aggregate'
import type { Tx } from '../client'
import { entryFrom } from './draft'
import { loadDraftingMany } from './drafting'
import { lockBillings } from './lock-billing'

type EntryRow = {
  id: string
  installation: string
  state: LedgerState
  why: string | null
  details: unknown
  seq: number
}

/**
 * Reads what the drafts of many installations of one release are made from, under the locks that each alone would
 * take, in one order so that none waits for another in a ring. Null for what else is asked, or cannot be read.
 */
export async function lockDrafts(
  tx: Tx,
  asked: readonly OneOf<AnyDraftCommand>[],
  now: Date,
): Promise<(Locked<Due> | null)[]> {
  const places = asked.map(({ command }) =>
    command.type === 'generateDraft' ? command.installation : null,
  )
  const release = asked.flatMap(({ command }) =>
    command.type === 'generateDraft' ? [command.release] : [],
  )[0]
  const installations = places.filter(place => place !== null)
  if (!release) return asked.map(() => null)
  // One journey: what is read is read after the locks, since the statements go out in this order.
  const [, entries, inputs] = await Promise.all([
    lockBillings(tx, installations).execute(),
    entriesOf(tx, release, installations),
    loadDraftingMany(tx, release, installations, now),
  ])

  return asked.map(({ subject, command }) => {
    if (command.type !== 'generateDraft' || command.release !== release) return null
    const input = inputs.get(command.installation)
    const row = entries.get(command.installation)
    if (!input) return null
    const known = row?.state === 'blocked' || row?.id === subject ? row : null
    const entry = row ? entryFrom(row) : null
    const state = { releaseId: release, entry, input }
    return { id: known?.id ?? subject, seq: known?.seq ?? 0, state }
  })
}

async function entriesOf(tx: Tx, release: string, installations: readonly string[]) {
  const { rows } = await tx.execute<EntryRow>(sql`
    select l.id, l.installation_id as installation, l.state, l.why, l.details,
      coalesce((select max(e.seq) from events e where e.aggregate = 'draft' and e.aggregate_id = l.id), 0) as seq
    from ledger l
    where l.release_id = ${release} and l.installation_id = any(${sql.param(installations)}::uuid[])
    order by l.installation_id for update of l`)
  return new Map(rows.map(row => [row.installation, row]))
}
