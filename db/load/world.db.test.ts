import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { releases } from '@/db/schema'
import { tell } from '@/db/testing/told'
import { delivered } from '@/lib/release/testing/route'
import { loadWorld, selectWorld, type WorldRow } from './world'

const now = new Date('2026-11-24T14:00:00Z')

test('what a release goes back to is never the release itself, asked by id or by version', async () => {
  for (const version of ['4.2.0', '4.3.0'])
    await tell(
      delivered('serverless', { version, tracks: ['serverless'], world: { requiredSuites: [] } }),
    )
  const only = eq(releases.version, '4.3.0')
  const [found] = await db.select({ id: releases.id }).from(releases).where(only)

  const byId = await loadWorld(db, found?.id ?? null, now)
  expect(byId.previousVersion).toBe('4.2.0')

  const own = sql`select id from releases where version = ${'4.3.0'}`
  const { rows } = await db.execute<WorldRow>(selectWorld(own, now))
  expect(rows[0]?.previous).toBe('4.2.0')

  expect((await loadWorld(db, null, now)).previousVersion).not.toBeNull()
})
