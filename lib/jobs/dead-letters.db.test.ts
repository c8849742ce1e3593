import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { delivery } from '@/db/aggregates/delivery'
import { db } from '@/db/client'
import { deadLetters, isDead } from '@/db/load/dead-letters'
import { events } from '@/db/schema'
import { listFailedDeliveries } from '@/db/queries/deliveries'
import { gathered, type Gathered } from '@/db/testing/cast'
import type { Viewer } from '@/lib/release/people'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import { startBoss } from './boss'
import { queues } from './queues'

const resending = { command: { type: 'resendDelivery' }, channel: 'screen' } as const
const about = { release: '4.2.0', track: 'serverless', attempt: 1 }
let tries = 0
let target: 'hangs up' | 'answers' = 'hangs up'
function run() {
  tries += 1
  return target === 'answers'
    ? Promise.resolve()
    : Promise.reject(new Error('The target hangs up.'))
}
const nobody = {} as Viewer
let here: Gathered
let boss: Awaited<ReturnType<typeof startBoss>>

beforeAll(async () => {
  here = await gathered()
  Object.assign(queues['call-target'], { run })
  Object.assign(queues['call-target'].options, { retryLimit: 1, retryDelay: 1, retryDelayMax: 2 })
  boss = await startBoss(process.env['DATABASE_URL'] ?? '')
  await boss.send('call-target', 'key', about)
  await vi.waitFor(async () => expect(await isDead('call-target', about)).toBe(true), 20_000)
})
afterAll(() => boss.stop())

test('what failed in all its tries is listed with its cause, and is not tried again by itself', async () => {
  expect(tries).toBe(2)
  expect(await listFailedDeliveries(nobody)).toMatchObject([
    {
      ...{ queue: 'call-target', release: '4.2.0', track: 'serverless', tries: 2 },
      why: 'The target hangs up.',
    },
  ])
  expect(await boss.send('call-target', 'key', about)).toBeNull()
  expect(await isDead('call-target', { ...about, attempt: 2 })).toBe(false)
  expect(await isDead('deliver-checkpoints', about)).toBe(false)
})

test('only who looks after deliveries sends one again, and only one that is there', async () => {
  const [letter] = await listFailedDeliveries(nobody)
  const by = (name: string, subject = letter?.id ?? '') =>
    perform(delivery, { ...resending, actor: here.who(name), subject })
  for (const name of ['Quinn', 'Petra', 'Sunna', 'Vera'])
    expect(await by(name)).toMatchObject({ ok: false, refusal: { code: 'wrong-role' } })
  for (const subject of ['', 'x']) expect(await by('Dora', subject)).toBeNull()
  const gone = { ok: false, refusal: { code: 'unknown-subject' } }
  expect(await by('Dora', crypto.randomUUID())).toEqual(gone)
  expect(await isDead('call-target', about)).toBe(true)
})

test('sent again it is tried again, once for however many clicks', async () => {
  target = 'answers'
  const [letter] = await listFailedDeliveries(nobody)
  const once = crypto.randomUUID()
  const asked = { ...resending, actor: here.who('Dora'), subject: letter?.id ?? '' }
  const click = () => performOnce(delivery, asked, once)
  const answers = await Promise.all([click(), click(), click()])
  const first = answers.filter(answer => answer !== 'the-same')
  expect(first).toMatchObject([{ ok: true, events: [{ queue: 'call-target' }] }])
  const record = db.select().from(events).where(eq(events.aggregate, 'delivery'))
  expect(await record).toMatchObject([
    {
      ...{ aggregateId: letter?.id, actorId: here.who('Dora').id, role: 'devops' },
      ...{ type: 'deliveryResent', data: { queue: 'call-target' }, channel: 'screen' },
    },
  ])
  expect(await listFailedDeliveries(nobody)).toEqual([])
  expect(await boss.send('call-target', 'key', about)).not.toBeNull()
  await vi.waitFor(() => expect(tries).toBe(3), 20_000)
  expect(await isDead('call-target', about)).toBe(false)
})

test('what comes by the clock waits as well', async () => {
  await db.execute(sql`insert into pgboss.job (name, source_name, data)
    values (${deadLetters}, 'deliver-checkpoints', null)`)
  expect(await isDead('deliver-checkpoints', null)).toBe(true)
  expect(await isDead('deliver-checkpoints', undefined)).toBe(true)
})
