import 'server-only'
import { sql } from 'drizzle-orm'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import type { ReviewFilter } from '@/lib/invoice/review'
import type { DraftState } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { documentOf } from '../load/document'

export type DraftRow = {
  number: number
  revision: number
  state: DraftState
  document: DraftDocument
}
type Chosen = Pick<ReviewFilter, 'version' | 'state'>

const AT_ONCE = 20

/** How many drafts a choice has. */
export async function countDocuments(_viewer: Viewer, chosen: Chosen): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from drafts d where ${matching(chosen)}`,
  )
  return rows[0]?.count ?? 0
}

/** The documents of a choice by number, read a few at a time: nothing is held between two of them. */
export async function* readDocuments(_viewer: Viewer, chosen: Chosen): AsyncGenerator<DraftRow> {
  let after = 0
  for (;;) {
    const rows = await page(chosen, after)
    for (const row of rows) yield { ...row, document: draftDocument.parse(row.document) }
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.number
  }
}

async function page(chosen: Chosen, after: number): Promise<DraftRow[]> {
  const { rows } = await db.execute<DraftRow>(sql`
    select d.number, d.revision, d.state::text as state, ${documentOf('d')} as document
    from drafts d where ${matching(chosen)} and d.number > ${after}
    order by d.number limit ${AT_ONCE}`)
  return rows
}

const matching = ({ version, state }: Chosen) => sql`
  d.release_id in (select r.id from releases r where r.version = ${version})
  and (${state}::text is null or d.state::text = ${state})`
