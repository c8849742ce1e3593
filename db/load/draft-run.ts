import 'server-only'
import { db } from '../client'
import { draftRuns } from '../schema'

export type Progress = {
  total: number
  done: number
  failed: number
  startedAt: Date
  finished: boolean
}

/** Notes how far the drafting of a release is: for those who watch, no part of any decision. */
export async function keepRun(releaseId: string, progress: Progress) {
  const { total, done, failed, startedAt, finished } = progress
  const set = { total, done, failed, startedAt, finished, at: new Date() }
  await db
    .insert(draftRuns)
    .values({ releaseId, ...set })
    .onConflictDoUpdate({ target: draftRuns.releaseId, set })
}
