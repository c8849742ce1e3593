import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/deploy-target/route'
import { db } from '@/db/client'
import { tell } from '@/db/testing/told'
import { act } from '@/lib/jobs/act'
import { hashOf } from '@/lib/jobs/token'
import { started } from '@/lib/release/testing/route'
import { long, randomFrom, report, seed, tally } from './reach'

const track = 'serverless' as const
const due = new Date('2026-11-24T13:00:00Z')
const words = ['succeeded', 'failed', 'forged', 'seen'] as const
type Word = (typeof words)[number]

// Every way in which up to three of them can follow each other, also twice the same.
const orders: Word[][] = [
  ...words.map(one => [one]),
  ...words.flatMap(one => words.map(two => [one, two])),
  ...words.flatMap(one => words.flatMap(two => words.map(three => [one, two, three]))),
]

test('whatever a target says, in whichever order, an attempt ends once and truly', async () => {
  const random = randomFrom(seed)
  const chosen = long ? orders : Array.from({ length: 12 }, () => random.one(orders))
  const counts = tally()
  for (const [index, order] of chosen.entries()) await follow(order, `7.${index + 1}.0`, counts)
  report('callbacks', counts.all(), { orders: chosen.length })
})

async function follow(order: readonly Word[], version: string, counts: ReturnType<typeof tally>) {
  await tell(started(track, { version, tracks: [track], world: { requiredSuites: [] } }))
  const token = `token of ${version}`
  const command = { type: 'recordCall', track, attempt: 1, tokenHash: hashOf(token) } as const
  await act(version, command, { name: 'scheduler', now: due })
  const before = await typesOf(version)
  for (const word of order) await say(word, version, token)

  const after = (await typesOf(version)).slice(before.length)
  const story = `${order.join(', ')} → ${after.join(', ')}`
  const times = (type: string) => after.filter(found => found === type).length
  const first = order.findIndex(word => word !== 'forged')
  expect(times('versionConfirmed'), story).toBe(order.includes('seen') ? 1 : 0)
  expect(times('deploymentReported'), story).toBe(first >= 0 && order[first] !== 'seen' ? 1 : 0)
  const state = await stateOf(version)
  const said = first < 0 ? 'called' : order[first]
  expect(state, story).toBe(order.includes('seen') ? 'confirmed' : said)
  for (const word of order) counts.count(word)
  if (new Set(order).size < order.length) counts.count('twice')
}

async function say(word: Word, version: string, token: string) {
  if (word === 'seen') {
    const command = { type: 'confirmVersion', track, attempt: 1, version } as const
    await act(version, command, { name: 'scheduler', now: due })
    return
  }
  const forged = word === 'forged'
  const length = (await typesOf(version)).length
  const body = { token: forged ? 'made up' : token, status: forged ? 'succeeded' : word }
  // Both at once: the network repeats what it has already delivered.
  const answers = await Promise.all([post(body), post(body)])
  expect(answers.map(({ status }) => status)).toEqual(forged ? [401, 401] : [200, 200])
  if (forged) expect(await typesOf(version)).toHaveLength(length)
}

const post = (body: object) =>
  POST(
    new Request('http://127.0.0.1/api/webhooks/deploy-target', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

async function typesOf(version: string) {
  const { rows } = await db.execute<{ type: string }>(
    sql`select type from events where aggregate = 'release' and subject = ${version} order by id`,
  )
  return rows.map(({ type }) => type)
}

async function stateOf(version: string) {
  const { rows } = await db.execute<{ state: string }>(sql`select d.state from deployments d
    join releases r on r.id = d.release_id where r.version = ${version} order by attempt desc limit 1`)
  return rows[0]?.state
}
