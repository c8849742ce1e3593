import { and, eq, ne } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { token as tokens } from '@/db/aggregates/token'
import { db } from '@/db/client'
import { events, installations } from '@/db/schema'
import { gathered } from '@/db/testing/cast'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import type { Scope } from '@/lib/release/workflow'
import { secretFor } from '@/lib/tokens/secret'
import { takeHeartbeat } from './take-heartbeat'

const known = { infrastructure: 'kubernetes', nodes: 14, environments: 3, region: 'Nantes' }
let ada: SignedIn
let id = ''
let bearer = ''

beforeAll(async () => {
  ada = (await gathered()).who('Ada')
  const [row] = await db
    .select({ id: installations.id })
    .from(installations)
    .where(and(eq(installations.nodes, 14), eq(installations.region, 'Nantes')))
  id = row?.id ?? ''
  bearer = await issue(['installations:write'], id)
})

async function issue(of: Scope[], installation: string | null = null) {
  const subject = crypto.randomUUID()
  const { secret, hash, prefix } = secretFor(crypto.randomUUID(), 'a secret of the server')
  const command = {
    type: 'issueToken' as const,
    partner: null,
    installation,
    name: subject,
    scopes: of,
    days: 7,
    hash,
    prefix,
  }
  await perform(tokens, { actor: ada, subject, command, channel: 'screen' })
  return `Bearer ${secret}`
}

async function beat(body: unknown, to = id, authorization = bearer) {
  const headers = { 'content-type': 'application/json', authorization }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: text, headers })
  const answer = await takeHeartbeat(request, { params: Promise.resolve({ id: to }) })
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> }
}

const written = () => db.$count(events, eq(events.type, 'factsReported'))
const row = async () => (await db.select().from(installations).where(eq(installations.id, id)))[0]

test('what changed is recorded with its source, by the name of the token, and the same again is not', async () => {
  expect(await beat({ ...known, nodes: 18 })).toMatchObject({
    status: 200,
    said: { recorded: true },
  })
  expect(await row()).toMatchObject({ nodes: 18, factsSource: 'heartbeat', sale: 'direct' })
  const [event] = await db.select().from(events).where(eq(events.type, 'factsReported'))
  expect(event).toMatchObject({ aggregate: 'installation', aggregateId: id, channel: 'api' })
  expect(event?.machine).toMatch(/^token:/)
  expect(await beat({ ...known, nodes: 18 })).toMatchObject({
    said: { recorded: false, code: 'unchanged' },
  })
  expect(await written()).toBe(1)
})

test('of six reports at once each is counted once, and one that is late changes nothing', async () => {
  await Promise.all(Array.from({ length: 6 }, () => beat({ ...known, nodes: 20 })))
  expect(await written()).toBe(2)
  const late = { ...known, nodes: 2, asOf: '2026-01-01T00:00:00Z' }
  expect(await beat(late)).toMatchObject({ status: 200, said: { code: 'older-facts' } })
  expect((await row())?.nodes).toBe(20)
})

test.each([
  ['no JSON', 400, '{'],
  ['a list', 422, '[]'],
  ['no nodes', 422, { ...known, nodes: 0 }],
  ['nodes as text', 422, { ...known, nodes: '14' }],
  ['a NUL', 422, { ...known, region: 'Nan\u0000tes' }],
  ['half a character', 422, { ...known, region: 'Nan\ud800tes' }],
  ['another field', 422, { ...known, sale: 'resale' }],
  ['the future', 422, { ...known, asOf: '2999-01-01T00:00:00Z' }],
] as const)(
  '%s is answered with a problem, %i, and nothing is written',
  async (_, status, body) => {
    const before = await written()
    const answer = await beat(body)
    expect(answer.status).toBe(status)
    expect(answer.said).toMatchObject({ status, title: expect.stringMatching(/\.$/) as string })
    expect(await written()).toBe(before)
  },
)

test('it takes a token of its scope and an installation that is there', async () => {
  expect((await beat(known, id, await issue(['releases:read', 'test-runs:write']))).status).toBe(
    403,
  )
  expect((await beat(known, id, 'Bearer nothing')).status).toBe(401)
  expect((await beat(known, crypto.randomUUID())).status).toBe(404)
  expect((await beat(known, 'none')).status).toBe(404)
})

test('a token reports of its own installation, and of no other', async () => {
  const [other] = await db.select().from(installations).where(ne(installations.id, id)).limit(1)
  const before = await written()
  expect((await beat(known, other?.id)).status).toBe(404)
  expect(
    (
      await beat(
        { ...known, nodes: 21 },
        other?.id,
        await issue(['installations:write'], other?.id ?? ''),
      )
    ).status,
  ).toBe(200)
  expect(await written()).toBe(before + 1)
})
