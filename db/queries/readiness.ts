import 'server-only'
import { sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/release/people'
import type { TrackType } from '@/lib/release/workflow'
import { db } from '../client'

export type StartPreview = { type: TrackType; installations: number }

/** What an approval sets in motion: per track that is rolled out, the installations that will be drafted. */
export async function previewStart(_viewer: Viewer, releaseId: string): Promise<StartPreview[]> {
  const { rows } = await db.execute<StartPreview>(sql`
    select t.type, count(i.id)::int as installations
    from tracks t left join installations i on i.type = t.type and i.active
    where t.release_id = ${releaseId} and t.type <> 'serverless'
    group by t.type order by t.type`)
  return rows
}
