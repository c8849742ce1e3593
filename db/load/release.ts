import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Command } from '@/lib/release/commands'
import { unopened } from '@/lib/release/release'
import type { Situation, World } from '@/lib/release/situation'
import type { Locked } from '../aggregate'
import type { Tx } from '../client'
import { installations, people, personRoles, releases } from '../schema'
import { lockInstallations } from './installation'
import { releaseFrom, selectRelease, type ReleaseRow } from './release-rows'
import { loadWorld, selectWorld, worldFrom, type WorldRow } from './world'

/**
 * Locks the release first and reads after: two people acting on one release are served one after the other. All three
 * statements are sent at once, and each sees what was committed when its turn came.
 */
export async function lockRelease(
  tx: Tx,
  version: string,
  command: Command,
  now: Date,
): Promise<Locked<Situation> | null> {
  if (command.type === 'openRelease') return lockOpening(tx, version, now)

  const own = sql`select id from releases where version = ${version}`
  const [, { rows }, { rows: worlds }] = await Promise.all([
    tx.execute(sql`${own} for update`).execute(),
    tx.execute<ReleaseRow>(selectRelease(sql`r.version = ${version}`)).execute(),
    tx.execute<WorldRow>(selectWorld(own, now)).execute(),
  ])
  const [row] = rows
  if (!row) return null
  const world = await withChoices(tx, worldFrom(worlds[0], now), command)
  const state = { release: releaseFrom(row), world: { ...world, authors: row.authors } }
  return { id: row.id, seq: row.seq, state }
}

// Openings are served one after the other, so that of two people opening one version the second is told.
async function lockOpening(tx: Tx, version: string, now: Date): Promise<Locked<Situation>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('open release'))`)
  const rows = await tx.select({ id: releases.id, version: releases.version }).from(releases)
  const world = { ...(await loadWorld(tx, null, now)), versions: rows.map(row => row.version) }

  const existing = rows.find(row => row.version === version)
  if (!existing) return { id: crypto.randomUUID(), seq: 0, state: { release: unopened, world } }
  return { id: existing.id, seq: 0, state: { release: { ...unopened, stage: 'merge-qa' }, world } }
}

// What a command chooses from is read for that command only.
async function withChoices(tx: Tx, world: World, command: Command): Promise<World> {
  if (command.type === 'planTrack') return { ...world, owners: await listOwners(tx) }
  if (command.type !== 'startRollout') return world
  await lockInstallations(tx)
  const { id, type, version } = installations
  const found = await tx
    .select({ id, type, version })
    .from(installations)
    .where(and(eq(type, command.track), installations.active))
  return { ...world, installations: found }
}

async function listOwners(tx: Tx) {
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(personRoles.role, 'devops'), people.active))
  return found.map(({ id }) => id)
}
