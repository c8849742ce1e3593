import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documentOf } from '@/db/load/document'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'

/** The document of a draft. */
export async function documentIn(id: string): Promise<DraftDocument> {
  const { rows } = await db.execute<{ document: unknown }>(
    sql`select ${documentOf('d')} as document from drafts d where d.id = ${id}`,
  )
  return draftDocument.parse(rows[0]?.document)
}
