import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '../client'
import { draftRuns } from '../schema'

export type Progress = {
  total: number
  done: number
  failed: number
  startedAt: Date
  finished: boolean
}

/**
 * Notes how far the drafting of a release is: for those who watch, no part of any decision. With `told` their pages
 * are shown anew; a run that only finds what it found before is not worth that.
 */
export async function keepRun(releaseId: string, progress: Progress, told: boolean) {
  const { total, done, failed, startedAt, finished } = progress
  const set = { total, done, failed, startedAt, finished, at: new Date() }
  await db
    .insert(draftRuns)
    .values({ releaseId, ...set })
    .onConflictDoUpdate({ target: draftRuns.releaseId, set, setWhere: isFurther })
  if (told) await db.execute(sql`select pg_notify('changed', ${`draft ${releaseId}`})`)
}

// Batches go side by side, and so do their words: one that was overtaken takes nothing back.
const isFurther = sql`${draftRuns.startedAt} <> excluded.started_at or ${draftRuns.done} <= excluded.done`
