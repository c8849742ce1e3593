import { and, asc, eq } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { latestAttempt } from '@/db/load/attempt'
import { events, releases } from '@/db/schema'
import { tell } from '@/db/testing/told'
import { confirmed, started, type Setting } from '@/lib/release/testing/route'
import { callTarget } from './call-target'
import { sweep, type Send } from './sweep'
import { takeReport } from './take-report'
import { answer, cut, hang, startTarget } from '@/lib/outside/testing/target'
import { watchVersion } from './watch-version'

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
const due = new Date('2026-11-24T13:00:00Z')
const minutes = (count: number) => new Date(due.getTime() + count * 60_000)
const track = 'serverless' as const

let target: Awaited<ReturnType<typeof startTarget>>
let minor = 1
let release = ''

beforeAll(async () => {
  target = await startTarget()
  Object.assign(process.env, {
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    DEPLOY_TARGET_URL: `${target.base}/deploy`,
    DEPLOY_TARGET_SECRET: SECRET,
    VERSION_URL: `${target.base}/version`,
  })
})
afterAll(() => target.stop())
beforeEach(() => {
  release = `4.${++minor}.0`
  target.orders.length = 0
  target.does.deploy = answer(202)
  target.does.version = answer(200, '{"version":"0.0.0"}')
})

const setting = (): Setting => ({
  version: release,
  tracks: [track],
  world: { requiredSuites: [] },
})
const atStart = () => tell(started(track, setting()))
const call = (last = false, timeout?: number) =>
  callTarget({ release, track, attempt: 1 }, { last, now: minutes(1), timeout })
const watch = () => watchVersion({ release, track, attempt: 1 }, { now: minutes(2) })
const state = async () => (await latestAttempt(release, track))?.state
const tokens = () => target.orders.map(({ body }) => (JSON.parse(body) as { token: string }).token)

async function record() {
  const rows = await db
    .select({
      type: events.type,
      machine: events.machine,
      channel: events.channel,
      data: events.data,
    })
    .from(events)
    .innerJoin(releases, eq(releases.id, events.aggregateId))
    .where(and(eq(releases.version, release), eq(events.aggregate, 'release')))
    .orderBy(asc(events.seq))
  return rows.filter(({ machine }) => machine)
}
const happened = async () => (await record()).map(({ type }) => type)

/** The jobs a sweep asks for about this release. */
async function swept(now: Date) {
  const jobs: string[] = []
  const send: Send = (queue, key) => {
    if (key.startsWith(`${release}/`)) jobs.push(queue)
    return Promise.resolve()
  }
  await sweep(send, now)
  return jobs
}

test('starts what is due, once, though two sweeps meet; then asks for the call', async () => {
  await tell(confirmed(track, setting()))
  expect(await swept(minutes(-1))).toEqual([])
  expect(await happened()).toEqual([])
  await Promise.all([swept(due), swept(due)])
  expect(await happened()).toEqual(['trackStarted', 'deploymentRequested'])
  expect(await swept(due)).toEqual(['call-target'])
})

test('a plan that was missed expires, and nothing starts late', async () => {
  await tell(confirmed(track, setting()))
  await swept(minutes(241))
  await swept(minutes(242))
  expect(await happened()).toEqual(['planExpired'])
})

test('sends a signed order with a token of which only the hash is kept', async () => {
  await atStart()
  await callTarget({ release, track, attempt: 1 }, { last: false })
  const [{ headers, body } = { headers: {}, body: '' }] = target.orders
  expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({
    version: release,
    attempt: 1,
    callbackUrl: 'http://127.0.0.1:3000/api/webhooks/deploy-target',
  })
  expect(JSON.stringify(await record())).not.toContain(tokens()[0])
  expect(await swept(minutes(1))).toEqual(['watch-version'])
})

test('asks again after 503, 500 and a cut line: same order, same token, one call on the record', async () => {
  await atStart()
  for (const trouble of [answer(503), answer(500), cut]) {
    target.does.deploy = trouble
    await expect(call()).rejects.toThrow('did not answer')
  }
  target.does.deploy = answer(202)
  await call()
  expect(new Set(target.orders.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(tokens()).size).toBe(1)
  expect(target.orders).toHaveLength(4)
  expect((await happened()).filter(type => type === 'deploymentCalled')).toHaveLength(1)
})

test('a target that hangs frees the worker in time, and after the last try the outcome is unknown', async () => {
  await atStart()
  target.does.deploy = hang
  await expect(call(false, 100)).rejects.toThrow('timeout')
  expect(await state()).toBe('called')
  await call(true, 100)
  expect(await state()).toBe('unknown')
  expect(await swept(minutes(2))).toEqual([])
})

test('a target that refuses the order has failed, whatever it answers', async () => {
  await atStart()
  target.does.deploy = answer(400, 'no such\u0000product')
  await call()
  expect((await record()).at(-1)).toMatchObject({
    type: 'deploymentReported',
    data: { status: 'failed', detail: 'HTTP 400 no such product' },
  })
})

test('without a deploy target the deployment fails and says why', async () => {
  await atStart()
  for (const name of ['DEPLOY_TARGET_URL', 'DEPLOY_TARGET_SECRET', 'VERSION_URL'])
    vi.stubEnv(name, undefined)
  await call().finally(() => vi.unstubAllEnvs())
  expect((await record()).at(-1)?.data).toMatchObject({ status: 'failed' })
})

test('takes a report by its token: once, twice the same, and never against what was settled', async () => {
  await atStart()
  await call()
  const [token = ''] = tokens()
  const says = (status: 'succeeded' | 'failed') =>
    takeReport({ token, status, detail: '' }, minutes(2))
  expect(await Promise.all([says('succeeded'), says('succeeded')])).toEqual([true, true])
  expect(await says('failed')).toBe(true)
  expect(await state()).toBe('succeeded')
  expect((await record()).filter(({ channel }) => channel === 'webhook')).toMatchObject([
    { type: 'deploymentReported', machine: 'deploy-target' },
  ])
})

test('a forged token writes nothing', async () => {
  await atStart()
  await call()
  const before = await happened()
  for (const token of ['guess', `${tokens()[0]}x`])
    expect(await takeReport({ token, status: 'succeeded', detail: '' })).toBe(false)
  expect(await happened()).toEqual(before)
})

test('only the version seen makes it available; a report after that changes nothing', async () => {
  await atStart()
  await call()
  for (const served of [answer(500), hang, answer(200, '{"version":9}'), answer(200, 'old')]) {
    target.does.version = served
    await watchVersion({ release, track, attempt: 1 }, { now: minutes(2), timeout: 100 })
    expect(await state()).toBe('called')
  }
  target.does.version = answer(200, ` ${release}\n`)
  await Promise.all([watch(), watch()])
  await takeReport({ token: tokens()[0] ?? '', status: 'failed', detail: '' }, minutes(3))
  expect((await happened()).slice(-2)).toEqual(['versionConfirmed', 'monitoringEntered'])
})

test.each(['requested', 'called', 'succeeded'])(
  'what is still %s at the deadline becomes unknown, never a success',
  async stopped => {
    await atStart()
    if (stopped !== 'requested') await call()
    if (stopped === 'succeeded')
      await takeReport({ token: tokens()[0] ?? '', status: 'succeeded', detail: '' }, minutes(2))
    expect(await state()).toBe(stopped)
    await swept(minutes(29))
    expect(await state()).toBe(stopped)
    expect(await swept(minutes(30))).toEqual([])
    expect(await state()).toBe('unknown')
  },
)
