import 'server-only'
import { sql } from 'drizzle-orm'
import { expectedOf, type Expected } from '@/lib/invoice/expected'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'
import { loadBasis } from '../load/basis'
import { readableInput, selectDrafting, type DraftingRow } from '../load/drafting'

export type StartPreview = { type: TrackType; installations: number; expected: Expected }

type Row = { types: TrackType[]; installations: DraftingRow[] }

/**
 * What an approval sets in motion: per track that is rolled out, the installations that will get it and the drafts
 * that would come of it if they got it now. Worked out by the rules that draft; nothing is kept.
 */
export async function previewStart(
  _viewer: Viewer,
  releaseId: string,
  now: Date,
): Promise<StartPreview[]> {
  const previewed = db.execute<Row>(sql`
    select
      (select coalesce(json_agg(t.type order by t.type), '[]') from tracks t
        where t.release_id = ${releaseId} and t.type <> 'serverless') as types,
      (select coalesce(json_agg(row_to_json(a)), '[]') from (${selectDrafting(deliveries(releaseId, now))}) a)
        as installations`)
  const [{ rows }, basis] = await Promise.all([previewed, loadBasis(db)])
  const [found = { types: [], installations: [] }] = rows
  return found.types.map(type => {
    const reached = found.installations.filter(({ track }) => track === type)
    const inputs = reached.map(row => readableInput(row, basis, now))
    return { type, installations: reached.length, expected: expectedOf(inputs) }
  })
}

// As if every track that is rolled out started now, and everything were installed at once.
const deliveries = (releaseId: string, now: Date) => sql`(
  select t.release_id, i.id as installation_id, t.type as track, ${now}::timestamptz as started_at,
    'installed' as outcome, ${now}::timestamptz as delivered_at
  from tracks t join installations i on i.type = t.type and i.active
  where t.release_id = ${releaseId} and t.type <> 'serverless')`
