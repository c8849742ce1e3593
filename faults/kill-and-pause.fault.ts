import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import * as step from '@/db/seeds/steps'
import { teller } from '@/db/seeds/teller'
import { releaseIn } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import { importInstallations } from '@/lib/import-installations'
import { readInstallationsCsv } from '@/lib/installations/import'
import { hang, answer, startTarget } from '@/lib/outside/testing/target'
import { long, randomFrom, report, seed } from './reach'
import { isRunning, workers, type Worker } from './workers'

// Several batches, so that there is something between the first that are written and the last.
const ADDED = 1_600
const patient = { timeout: 240_000, interval: 20 }
let crew = workers()

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const asked = { actor: { kind: 'machine', name: 'seed' }, channel: 'seed', now: before } as const
  const imported = await importInstallations(asked, readInstallationsCsv(many()))
  expect(imported).toMatchObject({ ok: true, problems: [] })
})
afterEach(() => crew.endAll())

test('drafting: a worker is killed, another paused for longer than its job may take', async () => {
  const id = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await unguarded.execute(sql`update tracks set started_at = now() where release_id = ${id}`)
  const random = randomFrom(seed)
  crew = workers()

  const killed = crew.start()
  const first = await draftedBeyond(20 + random.below(40))
  killed.signal('SIGKILL')
  const acknowledged = await draftIds()
  await leaseIsOver()

  const paused = crew.start()
  const second = await draftedBeyond(acknowledged.length + 20 + random.below(40))
  paused.signal('SIGSTOP')
  const whenPaused = await draftIds()
  await leaseIsOver()
  const third = crew.start()
  await vi.waitUntil(async () => (await stillDue(id)) <= 1, patient)
  const byOthers = (await draftIds()).length - whenPaused.length
  paused.signal('SIGCONT')
  await vi.waitUntil(async () => (await stillDue(id)) === 0, patient)
  await sleep(long ? 10_000 : 2_000)

  expect([killed, paused, third].map(isRunning)).toEqual([false, true, true])
  const all = await draftIds()
  expect(lost([...acknowledged, ...whenPaused], all), 'acknowledged and lost').toEqual([])
  const { rows } = await db.execute(sql`select installation_id, count(*) from drafts
    where release_id = ${id} and state not in ('rejected', 'cancelled') group by 1 having count(*) > 1`)
  expect(rows, 'more than one live draft').toEqual([])
  expect(all.length).toBeGreaterThanOrEqual(ADDED)
  report(
    'drafting, killed and paused',
    { 'drafted before the kill': first, 'before the pause': second, 'during the pause': byOthers },
    { drafts: all.length, twice: 0, lost: 0 },
  )
})

// Twice the lease of an order, twice over: only the long way has the time.
if (long)
  test('rollout: who places the order is killed, the next paused; one run per token', rollOut)

async function rollOut() {
  const target = await startTarget()
  target.does.deploy = hang
  crew = workers({
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    DEPLOY_TARGET_URL: `${target.base}/deploy`,
    DEPLOY_TARGET_SECRET: `whsec_${Buffer.alloc(24, 5).toString('base64')}`,
    VERSION_URL: `${target.base}/version`,
  })
  const version = '5.1.0'
  await dueServerless(version)
  const orders = () => target.orders.length

  const killed = crew.start()
  await vi.waitUntil(() => orders() > 0, patient)
  killed.signal('SIGKILL')
  await leaseIsOver()
  const paused = crew.start()
  const sent = orders()
  await vi.waitUntil(() => orders() > sent, patient)
  paused.signal('SIGSTOP')
  await leaseIsOver()
  const third: Worker = crew.start()
  target.does.deploy = answer(202)
  const sentBefore = orders()
  await vi.waitUntil(() => orders() > sentBefore, patient)
  paused.signal('SIGCONT')
  target.does.version = answer(200, JSON.stringify({ version }))
  await vi.waitUntil(async () => (await typesOf(version)).includes('versionConfirmed'), patient)
  await sleep(long ? 20_000 : 3_000)
  expect([paused, third].map(isRunning)).toEqual([true, true])

  const read = target.orders.map(({ body }) => JSON.parse(body) as { id: string; token: string })
  expect(new Set(read.map(({ token }) => token)).size, 'tokens').toBe(1)
  expect(new Set(read.map(({ id }) => id)).size, 'runs').toBe(1)
  const types = await typesOf(version)
  for (const once of ['deploymentRequested', 'deploymentCalled', 'versionConfirmed'])
    expect(
      types.filter(type => type === once),
      once,
    ).toHaveLength(1)
  report('rollout, killed and paused', { 'orders sent': read.length }, { runs: 1 })
  await target.stop()
}

const many = () => `\
customer;installation;type;partner;country;vat_id;registration;infrastructure;nodes;environments;region;operator;current_version;sale
${Array.from({ length: ADDED }, (_, at) => `Cartier-Lune Logistique;site ${at};self_hosted;;FR;;;vm;1;1;Lyon;customer;3.0.2;direct`).join('\n')}
`

async function draftedBeyond(count: number) {
  let seen = 0
  await vi.waitUntil(async () => (seen = (await draftIds()).length) > count, patient)
  return seen
}

async function draftIds() {
  const { rows } = await db.execute<{ id: string }>(sql`select id from drafts order by number`)
  return rows.map(({ id }) => id)
}

async function stillDue(release: string) {
  const { rows } = await db.execute<{ due: number }>(sql`
    select count(*)::int as due from rollouts o where o.release_id = ${release} and not exists (
      select from ledger l where l.release_id = o.release_id and l.installation_id = o.installation_id)`)
  return rows[0]?.due ?? 0
}

const lost = (before: readonly string[], after: readonly string[]) =>
  before.filter(id => !after.includes(id))

// The long way waits for the lease of the job itself; the short way moves its clock.
async function leaseIsOver() {
  if (long) return
  await unguarded.execute(sql`update pgboss.job set started_on = started_on - interval '10 minutes',
    singleton_on = singleton_on - interval '10 minutes' where state = 'active'`)
}

async function dueServerless(version: string) {
  await releaseIn('scheduling', { version, tracks: ['serverless'] })
  const tell = await teller({ now: new Date(Date.now() - 1.5 * 3_600_000) })
  await step.plan(tell, version, 'serverless', 0.5, 72)
  await tell.act('Dag', version, { type: 'confirmPlan', track: 'serverless' })
}

async function typesOf(version: string) {
  const { rows } = await db.execute<{ type: string }>(
    sql`select type from events where aggregate = 'release' and subject = ${version} order by id`,
  )
  return rows.map(({ type }) => type)
}
