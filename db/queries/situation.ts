import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { cache } from 'react'
import type { Viewer } from '@/lib/release/people'
import type { Situation } from '@/lib/release/situation'
import { db } from '../client'
import {
  releaseFrom,
  selectRelease,
  sinceOf,
  type ReleaseRow,
  type Since,
} from '../load/release-rows'
import { loadWorld } from '../load/world'

export type Stood = Situation & { id: string; seq: number; since: Since }

/** One release as the rules see it, read once per request however many parts of the page ask. */
export const getSituation = cache(
  async (_viewer: Viewer, version: string): Promise<Stood | null> => {
    const [found] = await situations(sql`r.version = ${version}`, 'whole')
    return found ?? null
  },
)

/** Every release that is not at an end, the longest waiting first. */
export const listOpen = cache(async (_viewer: Viewer): Promise<Stood[]> => {
  return situations(sql`r.stage not in ('closed', 'withdrawn') order by r.opened_at`, 'first')
})

async function situations(where: SQL, scope: 'whole' | 'first'): Promise<Stood[]> {
  const [{ rows }, world] = await Promise.all([
    db.execute<ReleaseRow>(selectRelease(where, scope)),
    loadWorld(db, null, new Date()),
  ])
  return rows.map(row => ({
    id: row.id,
    seq: row.seq,
    since: sinceOf(row),
    release: releaseFrom(row),
    world: { ...world, authors: row.authors },
  }))
}
