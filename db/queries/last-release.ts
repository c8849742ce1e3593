import 'server-only'
import { sql } from 'drizzle-orm'
import { differenceOf, type Difference } from '@/lib/invoice/difference'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import type { Viewer } from '@/lib/release/people'
import { db } from '../client'
import { billedIn, documentsOf } from '../load/chain'
import { documentOf } from '../load/document'
import { lastStanding } from './review-items'

export type LastRelease = {
  id: string
  number: number
  version: string
  was: DraftDocument
  is: DraftDocument
  /** Null where nothing differs but the days. */
  difference: Difference | null
}

/** A draft beside the one that stood for the same installation's last release; null for a first one. */
export async function getLastRelease(_viewer: Viewer, id: string): Promise<LastRelease | null> {
  const { rows } = await db.execute<
    Pick<LastRelease, 'id' | 'number' | 'version'> & { documents: unknown[]; is: unknown }
  >(sql`
    select l.id, l.number, r.version, ${documentsOf('l')} as documents, ${documentOf('d')} as is
    from drafts d join lateral ${lastStanding(sql`l.id, l.number, l.release_id`)} l on true
    join releases r on r.id = l.release_id
    where d.id = ${id}`)
  const [row] = rows
  if (!row) return null
  const { documents, ...last } = row
  const [was, is] = [billedIn(documents), draftDocument.parse(row.is)]
  return { ...last, was, is, difference: differenceOf(was, is) }
}
