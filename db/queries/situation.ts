import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { cache } from 'react'
import type { Reader, Viewer } from '@/lib/release/people'
import type { Drawn } from '@/lib/release/situation'
import {
  releaseFrom,
  selectRelease,
  sinceOf,
  type ReleaseRow,
  type Since,
} from '../load/release-rows'
import { selectWorld, worldFrom, type WorldRow } from '../load/world'
import { planned } from '../planned'

export type Stood = Drawn & { id: string; since: Since }

/** One release as the rules see it, read once per request however many parts of the page ask. */
export const getSituation = cache(
  async (_reader: Reader, version: string): Promise<Stood | null> => {
    const where = sql`r.version = ${version}`
    const [found] = await situations('situation', selectRelease(where, 'whole'), version)
    return found ?? null
  },
)

/** Every release that is not at an end, the longest waiting first. */
export const listOpen = cache(async (_viewer: Viewer): Promise<Stood[]> => {
  const where = sql`r.stage not in ('closed', 'withdrawn') order by r.opened_at`
  return situations('situations_open', selectRelease(where, 'first'), null)
})

async function situations(name: string, statement: SQL, version: string | null): Promise<Stood[]> {
  const now = new Date()
  const own = sql`select id from releases where version = ${version}`
  const [rows, [found]] = await Promise.all([
    planned<ReleaseRow>(name, statement),
    planned<WorldRow>('world', selectWorld(own, now)),
  ])
  const world = worldFrom(found, now)
  return rows.map(row => ({
    id: row.id,
    seq: row.seq,
    since: sinceOf(row),
    release: releaseFrom(row),
    world: { ...world, authors: row.authors },
  }))
}
