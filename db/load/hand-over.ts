import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import type { DraftState } from '@/lib/invoice/workflow'
import { db } from '../client'
import { draftDeliveries, drafts } from '../schema'
import { documentOf } from './document'

export type HandOver = {
  id: string
  number: number
  revision: number
  sha256: string | null
  document: DraftDocument
}

/** A draft that was handed over and that accounting has not booked; null when it is not so any more. */
export const loadHandOver = (id: string) => loadIn('handed_over', id)

/** A draft that can be handed over; null for any other. */
export const loadApproved = async (id: string) =>
  z.uuid().safeParse(id).success ? loadIn('approved', id) : null

async function loadIn(state: DraftState, id: string): Promise<HandOver | null> {
  const { number, revision, sha256 } = drafts
  const [row] = await db
    .select({
      id: drafts.id,
      number,
      revision,
      sha256,
      document: sql<unknown>`${documentOf('drafts')}`,
    })
    .from(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.state, state)))
  return row ? { ...row, document: draftDocument.parse(row.document) } : null
}

/** Notes what became of sending a draft: `problem` is null when it was taken. */
export async function keepDelivery(draftId: string, problem: string | null, at: Date) {
  const set = { problem, at }
  await db
    .insert(draftDeliveries)
    .values({ draftId, ...set })
    .onConflictDoUpdate({ target: draftDeliveries.draftId, set })
}
