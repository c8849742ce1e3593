import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { dropReadings } from '@/db/load/readings'
import { loadWorld } from '@/db/load/world'
import { customers, events, healthChecks, installations, releases } from '@/db/schema'
import { tell } from '@/db/testing/told'
import { unguarded } from '@/db/testing/unguarded'
import { delivered } from '@/lib/release/testing/route'
import type { TrackType } from '@/lib/release/workflow'
import { sweep } from './sweep'
import { takeReadings } from './take-readings'
import { answer, hang, startTarget } from '@/lib/outside/testing/target'

const at = (seconds: number) => new Date(Date.parse('2026-11-24T14:00:00Z') + seconds * 1000)
let target: Awaited<ReturnType<typeof startTarget>>
beforeAll(async () => {
  target = await startTarget()
  process.env['HEALTH_URL'] = `${target.base}/health`
})
afterAll(() => target.stop())

const monitored = (version: string, track: TrackType, world = {}) =>
  tell(delivered(track, { version, tracks: [track], world: { requiredSuites: [], ...world } }))

async function verdicts(subject: string) {
  const rows = await db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.subject, subject), eq(events.type, 'verdictChanged')))
    .orderBy(asc(events.seq))
  return rows.map(({ data }) => (data as { verdict: string }).verdict)
}

async function due(now: Date) {
  const keys: string[] = []
  await sweep((queue, key) => Promise.resolve(keys.push(`${queue} ${key}`)), now)
  return keys
}

test('reads as soon as monitoring begins, then each minute, and records what changes', async () => {
  await monitored('4.2.0', 'serverless')
  const look = (seconds: number) =>
    takeReadings({ release: '4.2.0', track: 'serverless' }, { now: at(seconds), timeout: 100 })
  expect(await due(at(0))).toEqual(['take-readings 4.2.0/serverless/'])
  await look(0)
  expect(await due(at(30))).toEqual([])
  expect(await due(at(60))).toHaveLength(1)

  expect(await lastRead('4.2.0')).toEqual({ serverless: at(0).toISOString() })

  await look(60)
  target.does.health = hang
  await look(120)
  expect(await verdicts('4.2.0')).toEqual(['healthy'])
  target.does.health = answer(503)
  await look(180)
  await look(240)
  target.does.health = answer(200)
  for (const seconds of [300, 360, 420]) await look(seconds)
  expect(await verdicts('4.2.0')).toEqual(['healthy', 'degraded', 'failing', 'degraded', 'healthy'])
})

test('what was read long ago does not count, and is dropped', async () => {
  target.does.health = hang
  const later = at(3_600)
  await takeReadings({ release: '4.2.0', track: 'serverless' }, { now: later, timeout: 100 })
  expect((await verdicts('4.2.0')).at(-1)).toBe('inconclusive')
  await dropReadings(later)
  expect(await db.select().from(healthChecks)).toHaveLength(1)
  await dropReadings(at(9_000))
  expect(await lastRead('4.2.0')).toEqual({ serverless: later.toISOString() })
})

test('nothing configured is no data, and is not asked for again', async () => {
  vi.stubEnv('HEALTH_URL', undefined)
  expect(await due(at(4_000))).toEqual(['take-readings 4.2.0/serverless/'])
  await takeReadings({ release: '4.2.0', track: 'serverless' }, { now: at(4_000) })
  expect((await verdicts('4.2.0')).at(-1)).toBe('no_data')
  expect(await due(at(8_000))).toEqual([])
  vi.unstubAllEnvs()
})

test('each installation that runs the release is asked; an address that is not permitted tells nothing', async () => {
  const [good, inside] = [`${target.base}/health`, 'https://127.0.0.1:9/health']
  target.does.health = answer(200)
  const ids = [await installed('Harbour', good), await installed('Hospital', inside)]
  await installed('Elsewhere', good)
  const world = { installations: ids.map(id => ({ id, type: 'self_hosted', version: null })) }
  await monitored('4.3.0', 'self_hosted', world)
  expect(await due(at(-60))).toContain('draft-invoices 4.3.0/self_hosted/')
  await takeReadings({ release: '4.3.0', track: 'self_hosted' }, { now: at(0) })
  const seen = await db.select().from(healthChecks).where(eq(healthChecks.track, 'self_hosted'))
  expect(new Map(seen.map(({ url, detail }) => [url, detail]))).toEqual(
    new Map([
      [good, null],
      [inside, 'private-address'],
    ]),
  )
  expect(await verdicts('4.3.0')).toEqual(['inconclusive'])
})

async function lastRead(version: string) {
  const [row] = await db
    .select({ id: releases.id })
    .from(releases)
    .where(eq(releases.version, version))
  return (await loadWorld(db, row?.id ?? null, at(0))).lastRead
}

async function installed(name: string, healthUrl: string) {
  const [id, customerId] = [crypto.randomUUID(), crypto.randomUUID()]
  await unguarded.insert(customers).values({ id: customerId, name, country: 'IS' })
  await unguarded.insert(installations).values({
    ...{ id, customerId, name, healthUrl, type: 'self_hosted', infrastructure: 'vm', nodes: 3 },
    ...{ environments: 1, region: 'eu', operator: 'customer', sale: 'direct' },
    ...{ factsSource: 'contract', factsAt: at(0), active: name !== 'Elsewhere' },
  })
  return id
}
