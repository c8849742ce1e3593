import 'server-only'
import { sql } from 'drizzle-orm'
import type { CorrectDraft } from '@/lib/invoice/commands'
import type { Correcting } from '@/lib/invoice/correct'
import { draftDocument, draftFor } from '@/lib/invoice/draft'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'
import { loadAccounting } from './accounting'
import { dayAt, loadDrafting } from './drafting'
import { lastDraftEvent, lockBilling } from './lock-billing'

type Row = Correcting['original'] & { installation: string; corrected: number | null }

/** Reads the draft that is to be corrected under a lock, for a correction that is to have the id `subject`. */
export async function lockCorrected(
  tx: Tx,
  subject: string,
  { original, instead }: CorrectDraft,
  now: Date,
): Promise<Locked<Correcting> | null> {
  const place = await tx.execute<{ installation: string }>(
    sql`select installation_id as installation from drafts where id = ${original}`,
  )
  const [found] = place.rows
  if (!found || (await lastDraftEvent(tx, subject)) > 0) return null
  await lockBilling(tx, found.installation)
  const { rows } = await tx.execute<Row>(sql`
    select d.id, d.number, d.state, d.document, d.release_id as "releaseId",
      (select c.number from drafts c where c.corrects = d.id
        and c.state not in ('cancelled', 'superseded')) as corrected
    from drafts d where d.id = ${original} for update of d`)
  const [row] = rows
  if (!row) return null
  const { corrected, ...kept } = row
  const document = draftDocument.parse(kept.document)
  const input = instead ? await loadDrafting(tx, row.releaseId, found.installation, now) : null
  const { sellers } = await loadAccounting(tx)
  const zone = sellers.find(({ seller }) => seller.id === document.sellerId)?.zone ?? 'UTC'
  const on = dayAt(zone, now)
  const next = input && draftFor(input)
  return { id: subject, seq: 0, state: { original: { ...kept, document }, corrected, on, next } }
}
