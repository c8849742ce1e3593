import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { added } from './lane'
import { listening, type Listener } from './listener'
import { long, randomFrom, report, seed } from './reach'
import { halfDone, missing, restart, standsWhole } from './restarting'
import { cookieOf, startWeb, type Web } from './web'

const CLIENTS = 8
const RECOVERS_WITHIN = 5_000
const random = randomFrom(seed)
const versions = Array.from({ length: CLIENTS }, (_, client) => `1.${client + 1}.0`)
let consoles: readonly [Web, Web]
let opener: SignedIn
let cookie: string
let number = 0
const stops: (() => void)[] = []
const patient = { timeout: 60_000, interval: 10 }

beforeAll(async () => {
  for (const [name, role] of [
    ['qa', 'qa'],
    ['qa-2', 'qa'],
    ['ops', 'devops'],
    ['ops-2', 'devops'],
  ] as const)
    await added(`${name}@example.com`, [role])
  opener = await added('opener@example.com', ['product'])
  cookie = await cookieOf(opener.sessionId)
  const about = { kind: 'minor', title: 'before', notes: '' } as const
  for (const version of versions)
    await perform(release, {
      ...{ actor: opener, subject: version, channel: 'screen' },
      command: { type: 'openRelease', ...about, tracks: ['self_hosted'] },
    })
  consoles = await Promise.all([startWeb(), startWeb()])
})
afterEach(() => stops.splice(0).forEach(stop => stop()))
afterAll(() => Promise.all(consoles.map(web => web.kill())))

test('one is killed under load and started again: the other goes on, and nothing acknowledged is lost', async () => {
  const [first, second] = consoles
  const load = startLoad()
  const gaps: number[] = []
  for (let kill = 0; kill < (long ? 6 : 1); kill += 1) {
    await sleep(500 + random.below(500))
    await second.kill()
    const elsewhere = load.doneAt(first)
    await expect.poll(() => load.doneAt(first), patient).toBeGreaterThan(elsewhere)
    await second.startAgain()
    const begun = performance.now()
    const before = load.doneAt(second)
    await expect.poll(() => load.doneAt(second), patient).toBeGreaterThan(before)
    gaps.push(performance.now() - begun)
  }
  const { acknowledged, unclean, failed } = await load.stop()

  expect(unclean, 'answers that are no clean refusal').toEqual([])
  await expectWhole(acknowledged)
  report(
    'one of two consoles killed under load',
    { kills: gaps.length, done: acknowledged.length, 'cut off': failed },
    { 'slowest recovery ms': Math.max(...gaps), lost: 0, 'half done': 0, '5xx': 0 },
  )
})

test('the database restarts at once under the load of both: both recover, and screens hear of changes again', async () => {
  const listeners = consoles.map(web => listening(web.base, cookie))
  stops.push(...listeners.map(({ stop }) => stop))
  await Promise.all(listeners.map(({ opened }) => opened))
  const load = startLoad()
  const [gaps, news]: [number[], number[]] = [[], []]
  for (let crash = 0; crash < (long ? 8 : 2); crash += 1) {
    await sleep(500 + random.below(500))
    const begun = performance.now()
    restart()
    await Promise.all(consoles.map(web => load.nextDoneAt(web)))
    gaps.push(performance.now() - begun)
    await Promise.all(listeners.map(heardAgain))
    news.push(performance.now() - begun)
  }
  const { acknowledged, unclean, busy } = await load.stop()

  expect(unclean, 'answers that are no clean refusal').toEqual([])
  expect(consoles.map(web => web.isRunning())).toEqual([true, true])
  expect(Math.max(...gaps), 'milliseconds until it works again').toBeLessThan(RECOVERS_WITHIN)
  await expectWhole(acknowledged)
  report(
    'database restarted under two consoles',
    { restarts: gaps.length, done: acknowledged.length, busy },
    {
      'slowest recovery ms': Math.max(...gaps),
      'slowest news ms': Math.max(...news),
      ...{ lost: 0, 'half done': 0, '5xx': 0 },
    },
  )
})

async function heardAgain(listener: Listener) {
  const before = listener.heard()
  await expect.poll(listener.heard, patient).toBeGreaterThan(before)
}

async function expectWhole(acknowledged: readonly string[]) {
  expect(await missing(acknowledged), 'acknowledged and lost').toEqual([])
  expect(await halfDone(), 'half done').toEqual([])
  expect(await standsWhole()).toMatchObject({ ok: true })
}

/** Each client edits a release of its own, at one console and the other in turn. */
function startLoad() {
  const acknowledged: string[] = []
  const unclean = new Map<string, number>()
  const done = new Map<Web, number>(consoles.map(web => [web, 0]))
  let [going, busy, failed] = [true, 0, 0]
  const note = (
    web: Web,
    title: string,
    { status, is, text }: Awaited<ReturnType<typeof edit>>,
  ) => {
    if (is === 'done') {
      acknowledged.push(title)
      done.set(web, (done.get(web) ?? 0) + 1)
    } else if (is === 'refused') busy += 1
    else
      unclean.set(
        `${status} ${text.slice(0, 200)}`,
        (unclean.get(`${status} ${text.slice(0, 200)}`) ?? 0) + 1,
      )
  }
  const client = async (version: string) => {
    for (let turn = 0; going; turn += 1) {
      const web = consoles[turn % 2 === 0 ? 0 : 1]
      const title = `title ${(number += 1)}`
      try {
        note(web, title, await edit(web, version, title))
      } catch {
        failed += 1 // the console itself is gone
        await sleep(20)
      }
    }
  }
  const clients = versions.map(client)
  stops.push(() => (going = false))
  const doneAt = (web: Web) => done.get(web) ?? 0
  return {
    doneAt,
    async nextDoneAt(web: Web) {
      const before = doneAt(web)
      await expect.poll(() => doneAt(web), patient).toBeGreaterThan(before)
    },
    async stop() {
      going = false
      await Promise.all(clients)
      return { acknowledged, unclean: [...unclean], busy, failed }
    },
  }
}

function edit(web: Web, version: string, title: string) {
  const fields = { title, notes: '', once: crypto.randomUUID() }
  const path = `/releases/${version}/1-merge-qa`
  return web.post(cookie, { action: 'editRelease', path, harm: { subject: version, fields } })
}
