import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { releases } from '@/db/schema'
import { tell } from '@/db/testing/told'
import { previousVersion } from '@/lib/release/4-deployment'
import { unopened } from '@/lib/release/release'
import { dora } from '@/lib/release/testing/people'
import { delivered } from '@/lib/release/testing/route'
import type { ReleaseKind } from '@/lib/release/workflow'
import { loadWorld, selectWorld, worldFrom, type WorldRow } from './world'

const now = new Date('2026-11-24T14:00:00Z')
const track = 'serverless'

const shipped = (version: string, kind: ReleaseKind = 'minor') =>
  delivered(track, { version, kind, tracks: [track], world: { requiredSuites: [], versions: [] } })

beforeAll(async () => {
  for (const version of ['4.1.0', '4.2.0', '4.10.0']) await tell(shipped(version))
  const back = { type: 'rollBackTrack', track, reason: 'errors' } as const
  await tell(shipped('4.2.1', 'patch').does(dora, back))
  await tell(shipped('4.2.2', 'patch'))
})

const idOf = (version: string) =>
  db.select({ id: releases.id }).from(releases).where(eq(releases.version, version))

async function before(version: string) {
  const [found] = await idOf(version)
  const world = await loadWorld(db, found?.id ?? null, now)
  return previousVersion({ release: { ...unopened, version }, world }, track)
}

test('a release goes back to the newest older one that was served, however late it was released', async () => {
  expect(await before('4.2.0')).toBe('4.1.0')
  expect(await before('4.10.0')).toBe('4.2.2')
  expect(await before('4.1.0')).toBeNull()
})

test('a patch of an old line, released after a newer minor, stays on its line and skips what was rolled back', async () => {
  expect(await before('4.2.2')).toBe('4.2.0')
})

test('the largest version there can be is read like any other', async () => {
  const largest = `${String(Number.MAX_SAFE_INTEGER)}.0.0`
  await tell(shipped(largest, 'major'))
  expect(await before(largest)).toBe('4.10.0')
  expect(await before('4.10.0')).toBe('4.2.2')
})

test('asked by version, as the pages do, the answer is the same', async () => {
  const own = sql`select id from releases where version = ${'4.2.2'}`
  const { rows } = await db.execute<WorldRow>(selectWorld(own, now))
  const [found] = await idOf('4.2.2')
  const world = await loadWorld(db, found?.id ?? null, now)
  expect(worldFrom(rows[0], now).served).toEqual(world.served)
  expect((await loadWorld(db, null, now)).served).toEqual([])
})
