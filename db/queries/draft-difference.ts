import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  conflicts,
  differenceOf,
  keptIn,
  type Conflict,
  type Difference,
} from '@/lib/invoice/difference'
import type { Blocked } from '@/lib/invoice/blocked'
import { draftDocument, draftFor, type DraftDocument } from '@/lib/invoice/draft'
import { layered, override } from '@/lib/invoice/layer'
import type { NotBillable } from '@/lib/invoice/ledger'
import { digestOf } from '@/lib/invoice/recompute'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { baseOf } from '../load/document'
import { loadDrafting } from '../load/drafting'

export type DraftDifference =
  | {
      kind: 'changed'
      difference: Difference
      conflicts: Conflict[]
      /** The totals as they are printed, and as they would be with every change kept. */
      was: DraftDocument
      is: DraftDocument
      digest: string
    }
  | { kind: 'blocked'; why: Blocked }
  | { kind: 'not_billable'; why: NotBillable }

/** What working a draft out anew would change; null when it comes to the same, or there is nothing to compare. */
export async function getDifference(_viewer: Viewer, id: string): Promise<DraftDifference | null> {
  const { rows } = await db.execute<{
    releaseId: string
    installationId: string
    base: unknown
    layer: unknown
  }>(sql`
    select release_id as "releaseId", installation_id as "installationId", ${baseOf('drafts')} as base, layer
    from drafts where id = ${id} and state = 'draft' and corrects is null`)
  const [row] = rows
  if (!row) return null
  const { releaseId, installationId } = row
  const input = await db.transaction(
    tx => loadDrafting(tx, releaseId, installationId, new Date()),
    { accessMode: 'read only' },
  )
  const next = input && draftFor(input)
  if (!next) return null
  if (next.kind !== 'drafted') return next
  const base = draftDocument.parse(row.base)
  const layer = z.array(override).parse(row.layer)
  const difference = differenceOf(base, next.draft)
  if (!difference) return null
  const found = conflicts(layer, difference.lines)
  const is = layered(next.draft, keptIn(layer, found))
  return {
    ...{ kind: 'changed', difference, conflicts: found },
    ...{ was: layered(base, layer), is, digest: digestOf(next.draft) },
  }
}
