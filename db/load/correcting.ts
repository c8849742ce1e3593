import 'server-only'
import { sql } from 'drizzle-orm'
import type { CorrectDraft } from '@/lib/invoice/commands'
import type { Correctable, Correcting } from '@/lib/invoice/correct'
import { draftFor } from '@/lib/invoice/draft'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'
import { loadAccounting } from './accounting'
import { billedElsewhere } from './billed'
import { billedIn, documentsOf, isOpen } from './chain'
import { dayAt, loadDrafting } from './drafting'
import { lastDraftEvent, lockBilling } from './lock-billing'

type Row = Correctable & Omit<Correcting['original'], 'billed'> & { documents: unknown[] }

/** Reads the draft that is to be corrected under a lock, for a correction that is to have the id `subject`. */
export async function lockCorrected(
  tx: Tx,
  subject: string,
  { original: id, instead }: CorrectDraft,
  now: Date,
): Promise<Locked<Correcting> | null> {
  const place = await tx.execute<{ installation: string }>(
    sql`select installation_id as installation from drafts where id = ${id}`,
  )
  const [found] = place.rows
  if (!found || (await lastDraftEvent(tx, subject)) > 0) return null
  await lockBilling(tx, found.installation)
  const { rows } = await tx.execute<Row>(sql`
    select d.id, d.number, d.state, d.release_id as "releaseId",
      (select o.number from drafts o where o.id = d.corrects) as corrects,
      (select c.number from drafts c where c.corrects = d.id and ${isOpen}) as corrected,
      ${billedElsewhere(sql`d.release_id`, sql`d.installation_id`)} as "billedBy",
      ${documentsOf('d')} as documents
    from drafts d where d.id = ${id} for update of d`)
  const [row] = rows
  if (!row) return null
  const { number, releaseId, documents, ...kept } = row
  const billed = billedIn(documents)
  const input = instead ? await loadDrafting(tx, releaseId, found.installation, now) : null
  const { sellers } = await loadAccounting(tx)
  const zone = sellers.find(({ seller }) => seller.id === billed.sellerId)?.zone ?? 'UTC'
  const on = dayAt(zone, now)
  const original = { id, number, releaseId, billed }
  return { id: subject, seq: 0, state: { ...kept, original, on, next: input && draftFor(input) } }
}
