import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { looking } from '@/db/seeds/looking'
import { seedPeople } from '@/db/seeds/people'
import * as step from '@/db/seeds/steps'
import { teller, type Teller } from '@/db/seeds/teller'
import { releaseIn, type Reach } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import type { Intent } from '@/lib/release/seeing'
import { addSession } from '@/lib/auth/sessions'
import { long, report, tally } from './reach'
import { address, cookieOf, startWeb, type Answer, type Web } from './web'

const ROUNDS = long ? 50 : 3
const [CALLBACKS, SIGN_INS] = [30, 12]
const patient = { timeout: 120_000, interval: 50 }
let consoles: readonly [Web, Web]
let tell: Teller
let count = 0

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  tell = await teller({ now: new Date() })
  const paces = { CALLBACKS_PER_MINUTE: String(CALLBACKS), SIGN_INS_PER_MINUTE: String(SIGN_INS) }
  consoles = await Promise.all([startWeb(paces), startWeb(paces)])
})
afterAll(() => Promise.all(consoles.map(web => web.stop())))

test('the same vote at both is one vote', async () => {
  const counts = tally()
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await fresh('tested')
    const vote = await form(version, { type: 'approveQa' })
    const answers = await atBoth('Quinn', 'approveQa', version, [vote(), vote()])
    expect(answers.map(({ is }) => is).sort()).toEqual(['done', 'refused'])
    expect(await left(version, 'signedOff')).toBe(1)
    counts.count('same votes')
  }
  report('the same vote at two consoles', counts.all(), { effects: 1 })
})

test('a double click that is split over both has one effect and two equal answers', async () => {
  const counts = tally()
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await fresh('tested')
    const vote = (await form(version, { type: 'approveQa' }))(crypto.randomUUID())
    const answers = await atBoth('Quinn', 'approveQa', version, [vote, vote])
    expect(answers.map(({ is }) => is)).toEqual(['done', 'done'])
    expect(await left(version, 'signedOff')).toBe(1)
    counts.count('split clicks')
  }
  report('double clicks split over two consoles', counts.all(), { effects: 1 })
})

test('a key that was used at one is somebody else’s at the other', async () => {
  const version = await fresh('opened')
  const edited = (title: string, once: string) => ({
    subject: version,
    fields: { title, notes: '', once },
  })
  const once = crypto.randomUUID()
  const mine = await at(consoles[0], 'Petra', 'editRelease', version, edited('Mine', once))
  const theirs = await at(consoles[1], 'Paul', 'editRelease', version, edited('Mine', once))
  const another = await at(consoles[1], 'Petra', 'editRelease', version, edited('Other', once))
  expect([mine.is, theirs.is, another.is]).toEqual(['done', 'refused', 'refused'])
  expect(await left(version, 'releaseEdited')).toBe(1)
})

test('a session that ends at one has ended at the other', async () => {
  const counts = tally()
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await fresh('opened')
    const [here, there] = round % 2 ? consoles : ([consoles[1], consoles[0]] as const)
    const cookie = await newCookie('Petra')
    const edit = () => ({ subject: version, fields: { title: `T${(count += 1)}`, notes: '' } })
    const asked = { action: 'editRelease', path: placeOf(version) }
    expect((await there.post(cookie, { ...asked, harm: edit() })).is).toBe('done')
    const headers = { cookie, origin: address }
    expect((await here.call('/sign-out', { method: 'POST', headers })).status).toBe(303)
    const after = await there.post(cookie, { ...asked, harm: edit() })
    expect(after.headers.get('x-action-redirect')).toMatch(/^\/sign-in/)
    expect((await there.call('/api/live', { headers })).status).toBe(401)
    expect(await left(version, 'releaseEdited')).toBe(1)
    counts.count('sign-outs')
  }
  report('signed out at one of two consoles', counts.all(), { 'effects after': 0 })
})

test('both count how often somebody comes together', async () => {
  const json = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' }
  const body = JSON.stringify({ token: 'forged', status: 'succeeded' })
  const callback = (web: Web) =>
    web.call('/api/webhooks/deploy-target', { method: 'POST', headers: json, body })
  const callbacks = await turnAbout(callback, CALLBACKS + 10)
  expect(times(callbacks, 401)).toBe(CALLBACKS)
  expect(times(callbacks, 429)).toBe(10)

  const from = { origin: address, 'x-forwarded-for': '203.0.113.10' }
  const signIn = (web: Web) =>
    web.call('/sign-in/company', {
      ...{ method: 'POST', headers: from },
      body: new URLSearchParams({ csrfToken: 'token' }),
    })
  const signIns = await turnAbout(signIn, SIGN_INS + 6)
  expect(times(signIns, 307)).toBe(SIGN_INS)
  expect(times(signIns, 429)).toBe(6)
  report(
    'the pace at two consoles',
    { callbacks: CALLBACKS, 'sign-ins': SIGN_INS },
    { 'turned away': 16 },
  )
})

test('both do the background work, and each thing is done once', async () => {
  const versions: string[] = []
  for (let round = 0; round < (long ? 20 : 2); round += 1) versions.push(await dueServerless())
  const drafted = await startedRelease(new Date('2026-11-02T08:00:00Z'), '9.1.0')
  for (const version of versions)
    await expect.poll(() => left(version, 'trackStarted'), patient).toBe(1)
  await expect.poll(() => undrafted(drafted), patient).toBe(0)
  const { rows } = await db.execute<{ drafts: number; most: number }>(sql`
    select sum(n)::int as drafts, max(n)::int as most from
      (select count(*) as n from drafts where release_id = ${drafted} group by installation_id) d`)
  expect(rows[0]?.most).toBe(1)
  for (const version of versions) expect(await left(version, 'trackStarted')).toBe(1)
  report(
    'two consoles at work',
    { started: versions.length, drafts: rows[0]?.drafts ?? 0 },
    { twice: 0 },
  )
})

type Form = ReturnType<Awaited<ReturnType<typeof form>>>

/** The form of a vote by somebody who looks at the release now; each has a key of its own unless one is given. */
async function form(version: string, intent: Intent) {
  const command = await looking(version, intent)
  const seen = 'seen' in command ? command.seen : ''
  return (once: string = crypto.randomUUID()) => ({ subject: version, fields: { seen, once } })
}

async function atBoth(who: string, action: string, version: string, [one, other]: [Form, Form]) {
  return Promise.all([
    at(consoles[0], who, action, version, one),
    at(consoles[1], who, action, version, other),
  ])
}

async function at(
  web: Web,
  who: string,
  action: string,
  version: string,
  harm: Form | { subject: string; fields: Record<string, string> },
) {
  const cookie = await cookieOf(tell.cast.get(who)?.sessionId ?? '')
  return web.post(cookie, { action, path: placeOf(version), harm })
}

const placeOf = (version: string) => `/releases/${version}/1-merge-qa`

async function newCookie(who: string) {
  const now = new Date()
  const id = tell.cast.get(who)?.id ?? ''
  return cookieOf(await addSession(id, now, new Date(now.getTime() + 3_600_000)))
}

const turnAbout = (act: (web: Web) => Promise<Answer>, many: number) =>
  Promise.all(Array.from({ length: many }, (_, index) => act(consoles[index % 2 === 0 ? 0 : 1])))

const times = (answers: readonly Answer[], wanted: number) =>
  answers.filter(({ status }) => status === wanted).length

async function fresh(reach: Reach) {
  const version = `3.${(count += 1)}.0`
  await releaseIn(reach, { version })
  return version
}

async function dueServerless() {
  const version = `3.${(count += 1)}.0`
  await releaseIn('scheduling', { version, tracks: ['serverless'] })
  const past = await teller({ now: new Date(Date.now() - 1.5 * 3_600_000) })
  await step.plan(past, version, 'serverless', 0.5, 72)
  await past.act('Dag', version, { type: 'confirmPlan', track: 'serverless' })
  return version
}

async function left(version: string, type: string) {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int from events
    where aggregate = 'release' and subject = ${version} and type = ${type}`)
  return rows[0]?.count ?? 0
}

async function undrafted(release: string) {
  const { rows } = await db.execute<{ due: number }>(sql`
    select count(*)::int as due from rollouts o where o.release_id = ${release} and not exists (
      select from ledger l where l.release_id = o.release_id and l.installation_id = o.installation_id)`)
  return rows[0]?.due ?? 0
}
