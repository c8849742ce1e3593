import 'server-only'
import type { Viewer } from '@/lib/release/people'
import { unopened } from '@/lib/release/release'
import type { Drawn } from '@/lib/release/situation'
import { newestFirst } from '@/lib/release/version'
import { db } from '../client'
import { loadWorld } from '../load/world'
import { releases } from '../schema'

/** The situation before a release is opened: nothing yet, and the versions there are, newest first. */
export async function getOpening(_viewer: Viewer): Promise<Drawn> {
  const [world, rows] = await Promise.all([
    loadWorld(db, null, new Date()),
    db.select({ version: releases.version }).from(releases),
  ])
  return {
    seq: 0,
    release: unopened,
    world: { ...world, versions: newestFirst(rows.map(({ version }) => version)) },
  }
}
