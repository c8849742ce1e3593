import { count, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { token as tokens } from '@/db/aggregates/token'
import { db } from '@/db/client'
import { apiTokens, events, idempotencyKeys, testRuns } from '@/db/schema'
import { gathered } from '@/db/testing/cast'
import { frozenCommit, releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { scopes, type Scope } from '@/lib/release/workflow'
import { secretFor } from '@/lib/tokens/secret'
import { readRelease } from './read-release'
import { takeTestRun } from './take-test-run'

vi.stubEnv('API_REQUESTS_PER_MINUTE', '20')

let ada: SignedIn
beforeAll(async () => {
  ada = (await gathered()).who('Ada')
  await releaseIn('frozen', { version: '6.1.0' })
  await releaseIn('confirmed', { version: '6.2.0', tracks: ['serverless', 'sovereign'] })
})

const report = (name = 'works') => `<testsuite name="s"><testcase name="${name}"/></testsuite>`
const commit = frozenCommit('6.1.0')
const xml = { 'content-type': 'application/xml' }
const where = `suite=unit&commit=${commit}`

async function issue(...of: Scope[]) {
  const subject = crypto.randomUUID()
  const { secret, hash, prefix } = secretFor(crypto.randomUUID(), 'a secret of the server')
  const command = {
    type: 'issueToken' as const,
    name: subject,
    scopes: of,
    days: 7,
    hash,
    prefix,
    partner: null,
    installation: null,
  }
  const answer = await perform(tokens, { actor: ada, subject, command, channel: 'screen' })
  expect(answer).toMatchObject({ ok: true })
  return { id: subject, secret, bearer: { authorization: `Bearer ${secret}` } }
}

const read = (version: string, headers: object = {}) =>
  readRelease(new Request('http://127.0.0.1/', { headers: { ...headers } }), {
    params: Promise.resolve({ version }),
  })
const hand = (headers: object, body = report(), query = where, version = '6.1.0') =>
  takeTestRun(
    new Request(`http://127.0.0.1/?${query}`, { method: 'POST', body, headers: { ...headers } }),
    {
      params: Promise.resolve({ version }),
    },
  )
const recorded = async () => (await db.select({ of: count() }).from(events))[0]?.of
const said = async (answer: Response) => {
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return (await answer.json()) as Record<string, unknown>
}

test('a report is recorded as the run of its suite, by the name of the token', async () => {
  const { id, bearer } = await issue('test-runs:write')
  const answer = await hand({ ...bearer, ...xml })
  expect(answer.status).toBe(201)
  expect(await said(answer)).toMatchObject({
    release: '6.1.0',
    suite: 'unit',
    verdict: 'passed',
    passed: 1,
  })
  const [event] = await db
    .select()
    .from(events)
    .where(eq(events.machine, `token:${id}`))
  expect(event).toMatchObject({ type: 'testRunRecorded', role: 'system', channel: 'api' })
  const [run] = await db.select().from(testRuns).where(eq(testRuns.commit, commit))
  expect(run).toMatchObject({ suite: 'unit', recordedBy: null })
})

test('a release says where it stands, what each step waits for and who signed', async () => {
  const { bearer } = await issue('releases:read')
  const answer = await read('6.2.0', bearer)
  expect(answer.status).toBe(200)
  const status = await said(answer)
  expect(status).toMatchObject({
    version: '6.2.0',
    stage: 'tracks',
    steps: [
      { stage: 'merge-qa', track: null, state: 'passed', blockedBy: [] },
      { stage: 'readiness', track: null, state: 'passed', blockedBy: [] },
      { stage: 'scheduling', track: 'serverless', state: 'waiting' },
      {},
      {},
      { stage: 'scheduling', track: 'sovereign', state: 'waiting' },
      {},
      {},
    ],
    tracks: [{ type: 'serverless', verdict: null }, { type: 'sovereign' }],
  })
  const steps = status['steps'] as { blockedBy: object[] }[]
  expect(steps[2]?.blockedBy).toEqual([
    {
      kind: 'window',
      since: expect.any(String) as string,
      text: expect.stringContaining('Planned for') as string,
      whoCan: [],
      opensAt: expect.any(String) as string,
    },
  ])
  const signed = status['signOffs'] as { gate: string; person: string; role: string }[]
  expect(signed.map(({ gate, role }) => `${gate} ${role}`)).toContain('qa qa')
  expect(signed.every(({ person }) => person.length > 0)).toBe(true)
})

test('what a step waits for names who can do something about it', async () => {
  const { bearer } = await issue('releases:read')
  const { steps } = await said(await read('6.1.0', bearer))
  const [first] = steps as { blockedBy: object[] }[]
  expect(first?.blockedBy).toMatchObject([{ text: expect.any(String) as string, whoCan: ['qa'] }])
})

test('nothing lets in who holds no token that counts, and nothing is stored of it', async () => {
  // These two are issued to a partner and to an installation.
  const bound: Scope[] = ['drafts:read', 'installations:write']
  const free = scopes.filter(each => !bound.includes(each))
  const { id, secret } = await issue(...free)
  const late = await issue(...free)
  await unguarded.execute(
    sql`update api_tokens set issued_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = ${late.id}`,
  )
  const revoke = { type: 'revokeToken' } as const
  await perform(tokens, { actor: ada, subject: id, command: revoke, channel: 'screen' })
  const before = await recorded()
  const wrong = [
    ...[{}, { authorization: 'Bearer' }, { authorization: `Basic ${secret}` }],
    { authorization: `Bearer rc_${'a'.repeat(43)}` },
    { cookie: `console-session=${secret}` },
    { authorization: `Bearer ${secret}` },
    late.bearer,
  ]
  for (const headers of wrong)
    for (const answer of [await read('6.1.0', headers), await hand({ ...headers, ...xml })]) {
      expect(answer.status, JSON.stringify(headers)).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(await said(answer)).toMatchObject({ title: expect.any(String) as string })
    }
  expect(await recorded()).toBe(before)
  const [gone] = await db.select().from(apiTokens).where(eq(apiTokens.id, id))
  expect(gone?.lastUsedAt).toBeNull()
})

test('a token does what its scope says and nothing else', async () => {
  const [reads, writes] = [await issue('releases:read'), await issue('test-runs:write')]
  const before = await recorded()
  expect((await hand({ ...reads.bearer, ...xml })).status).toBe(403)
  expect((await read('6.1.0', writes.bearer)).status).toBe(403)
  expect(await recorded()).toBe(before)
})

test.each([
  ['no such release', 404, report(), where, xml, '9.9.9'],
  ['no version at all', 404, report(), where, xml, '%ff'],
  ['a release past its tests', 409, report(), where, xml, '6.2.0'],
  ['another type', 415, report(), where, { 'content-type': 'application/json' }, '6.1.0'],
  ['no XML', 422, 'no', where, xml, '6.1.0'],
  ['a DTD', 422, `<!DOCTYPE x>${report()}`, where, xml, '6.1.0'],
  ['no test', 422, '<testsuites/>', where, xml, '6.1.0'],
  ['no suite', 422, report(), `commit=${commit}`, xml, '6.1.0'],
  ['no commit', 422, report(), 'suite=unit', xml, '6.1.0'],
  ['half a commit', 422, report(), 'suite=unit&commit=abc', xml, '6.1.0'],
  ['a NUL', 422, report(), `suite=%00&commit=${commit}`, xml, '6.1.0'],
  ['too much', 413, 'x'.repeat(5_000_001), where, xml, '6.1.0'],
  ['no key', 400, report(), where, { ...xml, 'idempotency-key': 'two words' }, '6.1.0'],
] as const)(
  '%s is answered with a problem, %i',
  async (_, status, body, query, headers, version) => {
    const { bearer } = await issue('test-runs:write')
    const before = await recorded()
    const answer = await hand({ ...bearer, ...headers }, body, query, version)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = await said(answer)
    expect(problem).toMatchObject({ status, title: expect.stringMatching(/\.$/) as string })
    if (status === 409)
      expect(problem).toMatchObject({ code: 'wrong-stage', blockedBy: [{ kind: 'approval' }] })
    expect(await recorded()).toBe(before)
  },
)

test('a report that is delivered again under its key is recorded once, and answered alike', async () => {
  const { bearer } = await issue('test-runs:write')
  const headers = { ...bearer, ...xml, 'idempotency-key': 'pipeline-4711/unit' }
  const [before = 0, kept = 0] = [await recorded(), await keys()]
  const answers = await Promise.all(Array.from({ length: 6 }, () => hand(headers, report('again'))))
  const bodies = await Promise.all(answers.map(said))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(bodies.map(body => JSON.stringify(body))).size).toBe(1)
  expect(await recorded()).toBe(before + 1)
  expect(await keys()).toBe(kept + 1)

  const other = await hand(
    headers,
    '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>',
  )
  expect(other.status).toBe(422)
  const another = await issue('test-runs:write')
  expect((await hand({ ...headers, ...another.bearer })).status).toBe(201)
  // Beside its own run there is the event that issued it.
  expect(await recorded()).toBe(before + 3)
})

const keys = async () => (await db.select({ of: count() }).from(idempotencyKeys))[0]?.of

test('when it was last used is written once a minute', async () => {
  const { id, bearer } = await issue('releases:read')
  const used = async () =>
    (await db.select().from(apiTokens).where(eq(apiTokens.id, id)))[0]?.lastUsedAt
  await read('6.1.0', bearer)
  const first = await used()
  expect(first).not.toBeNull()
  await read('6.1.0', bearer)
  expect(await used()).toEqual(first)
  await unguarded.execute(sql`update api_tokens set last_used_at = now() - interval '61 seconds'`)
  await read('6.1.0', bearer)
  expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity)
})

test('a token that comes too often is told how long to wait, and no other', async () => {
  const [busy, calm] = [await issue('releases:read'), await issue('releases:read')]
  for (let calls = 0; calls < 20; calls++)
    expect((await read('9.9.9', busy.bearer)).status).toBe(404)
  const answer = await read('9.9.9', busy.bearer)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await read('6.1.0', calm.bearer)).status).toBe(200)
})
