import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { added } from './lane'
import { long, randomFrom, report, seed } from './reach'
import { halfDone, missing, restart, standsWhole } from './restarting'

const CLIENTS = 8
const RECOVERS_WITHIN = 5_000
const versions = Array.from({ length: CLIENTS }, (_, client) => `1.${client + 1}.0`)
let opener: SignedIn

beforeAll(async () => {
  for (const [name, role] of [
    ['qa', 'qa'],
    ['qa-2', 'qa'],
    ['ops', 'devops'],
    ['ops-2', 'devops'],
  ] as const)
    await added(`${name}@example.com`, [role])
  opener = await added('opener@example.com', ['product'])
  const about = { kind: 'minor', title: 'before', notes: '' } as const
  for (const version of versions)
    await perform(release, {
      ...{ actor: opener, subject: version, channel: 'screen' },
      command: { type: 'openRelease', ...about, tracks: ['self_hosted'] },
    })
})

test('the database restarts at once under load, and nothing is half done or lost', async () => {
  const random = randomFrom(seed)
  const load = startLoad()
  const gaps: number[] = []
  for (let crash = 0; crash < (long ? 12 : 3); crash += 1) {
    await sleep(300 + random.below(500))
    const begun = performance.now()
    restart()
    await load.nextSuccess()
    gaps.push(performance.now() - begun)
  }
  await sleep(300)
  const { acknowledged, errors, done } = await load.stop()

  expect(Math.max(...gaps), 'milliseconds until it works again').toBeLessThan(RECOVERS_WITHIN)
  const strange = [...errors.keys()].filter(words => !clean.test(words))
  expect(strange, 'errors that are no clean failure').toEqual([])
  expect(await missing(acknowledged), 'acknowledged and lost').toEqual([])
  expect(await halfDone(), 'half done').toEqual([])
  expect(await standsWhole()).toMatchObject({ ok: true })
  await expect
    .poll(kept, { timeout: 10_000, message: 'connections that are not given back' })
    .toBe(0)
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0)
  report(
    'database restarted under load',
    { restarts: gaps.length, 'failed cleanly': failed, done },
    { 'slowest recovery ms': Math.max(...gaps), lost: 0, 'half done': 0 },
  )
})

// What pg says of a connection that went, of a server that is not there yet, and of one that is leaving.
const clean =
  /terminat|ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|starting up|shutting down|recovery mode|timeout exceeded|not queryable|Client has encountered/i

function startLoad() {
  const acknowledged: string[] = []
  const errors = new Map<string, number>()
  let going = true
  let number = 0
  let onSuccess = () => {}
  const client = async (version: string) => {
    while (going) {
      const title = `title ${(number += 1)}`
      try {
        const decision = await perform(release, {
          ...{ actor: opener, subject: version, channel: 'screen' },
          command: { type: 'editRelease', title, notes: '' },
        })
        if (decision?.ok) acknowledged.push(title)
        onSuccess()
      } catch (error) {
        const words = rootOf(error)
        errors.set(words, (errors.get(words) ?? 0) + 1)
        await sleep(20)
      }
    }
  }
  const clients = versions.map(client)
  return {
    nextSuccess: () => new Promise<void>(resolve => (onSuccess = resolve)),
    async stop() {
      going = false
      await Promise.all(clients)
      return { acknowledged, errors, done: acknowledged.length }
    },
  }
}

const kept = () => db.$client.totalCount - db.$client.idleCount

function rootOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return error.cause ? rootOf(error.cause) : `${error.message}${code}`
}
