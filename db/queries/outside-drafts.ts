import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { draftDocument } from '@/lib/invoice/draft'
import { projectionFor, type Projected } from '@/lib/invoice/projection'
import type { DraftState } from '@/lib/invoice/workflow'
import type { Bearer } from '@/lib/release/people'
import { db } from '../client'
import { documentOf } from '../load/document'

export type OutsideDraft = Projected & { number: number; revision: number; state: DraftState }

type Row = Pick<OutsideDraft, 'number' | 'revision' | 'state'> & { document: unknown }

export const outsideLength = 50

/** The drafts that bill the partner of this token and that sales stands by, oldest first, from after number `after`. */
export const listOutside = (token: Bearer<'drafts:read'>, after: number) =>
  read(token, sql`number > ${after}`)

/** One of them by its number; null for any other, whether it is there or not. */
export async function getOutside(token: Bearer<'drafts:read'>, number: number) {
  return (await read(token, sql`number = ${number}`))[0] ?? null
}

async function read({ partnerId }: Bearer<'drafts:read'>, which: SQL): Promise<OutsideDraft[]> {
  if (!partnerId) return []
  const { rows } = await db.execute<Row>(sql`
    select number, revision, state, document
    from drafts d cross join lateral (select ${documentOf('d')} as document) said
    where buyer_id = ${partnerId} and document ->> 'sale' = 'resale'
      and state in ('approved', 'handed_over', 'booked', 'superseded') and ${which}
    order by number limit ${outsideLength}`)
  return rows.flatMap(({ document, ...row }) => {
    const read = projectionFor(draftDocument.parse(document), { kind: 'partner', id: partnerId })
    return read ? [{ ...row, ...read }] : []
  })
}
