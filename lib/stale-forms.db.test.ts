import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Aggregate } from '@/db/aggregate'
import { customer } from '@/db/aggregates/customer'
import { draft } from '@/db/aggregates/draft'
import { freeze } from '@/db/aggregates/freeze'
import { installation } from '@/db/aggregates/installation'
import { person } from '@/db/aggregates/person'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { events } from '@/db/schema'
import { seedFreezes } from '@/db/seeds/freezes'
import { seedBooks } from '@/db/seeds/invoices'
import { demoEmail } from '@/db/seeds/people'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import { payloads } from '@/lib/customers/commands'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import { performOnce } from '@/lib/perform-once'
import type { Command } from '@/lib/release/commands'

const now = new Date()
let here: Gathered
let version = ''
let minor = 0

beforeAll(async () => {
  const earlier = new Date(now.getTime() - 30 * 86_400_000)
  here = await gathered()
  await seedFreezes(earlier)
  await seedBooks(earlier)
  await draftInvoices(await startedRelease(earlier, '4.1.0'), { now })
})
beforeEach(async () => {
  version = `7.${String(++minor)}.0`
  await releaseIn('readiness', { version })
})

// The customer that another test renames is the first one: what is drafted for it drifts.
const undrifted = `drafts where state = 'draft' and not exists (
  select from installations,
    (select id from customers order by id limit 1) as renamed
  where installations.id = installation_id
    and renamed.id in (buyer_id, customer_id, partner_id))`

const answer = (key: string, evidence = 'https://example.com'): Command => ({
  ...{ type: 'answerCriterion', key, state: 'passing', evidence },
})
const edit = (title: string): Command => ({ type: 'editRelease', title, notes: 'For the tests.' })

test('a release: notes', () =>
  overtakes(release, version, ['Petra', edit('Hers')], ['Paul', edit('His')], 'releaseEdited'))

test('a person: another name after other roles', () =>
  overtakes(
    person,
    demoEmail('Vera'),
    ['Ada', { type: 'setRoles', roles: ['viewer', 'sales'] }],
    ['Ada', { type: 'editPerson', name: 'Vera V', zone: 'Europe/Paris' }],
    'rolesChanged',
  ))

test('a customer', async () => {
  const { id } = await first('customers')
  const typed = { country: 'DE', vat_id: '', registration: '', contact: '', language: 'en' }
  const named = (name: string) => ({
    ...{ type: 'editCustomer' as const },
    ...payloads.editCustomer.parse({ ...typed, name, partner: 'on' }),
  })
  await overtakes(
    customer,
    id,
    ['Sunna', named('Northern Pines GmbH')],
    ['Sacha', named('Southern Pines GmbH')],
    'customerEdited',
  )
})

test('an installation that somebody else retired', async () => {
  const { id } = await first("installations where type = 'serverless'")
  const retire = (reason: string) => ({ type: 'retireInstallation' as const, reason })
  await overtakes(
    installation,
    id,
    ['Sunna', retire('Contract ended')],
    ['Dora', retire('Moved away')],
    'installationRetired',
    'retired',
  )
})

test('a freeze that somebody else ended', async () => {
  const { id } = await first('freezes where ends_at > now()')
  const end = (reason: string) => ({ type: 'endFreeze' as const, reason })
  const [one, other] = [end('The banks are done'), end('Too early')]
  await overtakes(freeze, id, ['Dora', one], ['Dag', other], 'freezeEnded', 'over')
})

test('a draft that somebody else decided', async () => {
  const { id } = await first(undrifted)
  expect(await perform(draft, by('Sunna', id, { type: 'submitDraft', seen: 1 }))).toMatchObject({
    ok: true,
  })
  await overtakes(
    draft,
    id,
    ['Sunna', { type: 'cancelDraft', reason: 'Nothing was delivered' }],
    ['Sacha', { type: 'submitDraft', seen: 1 }],
    'draftCancelled',
    'wrong-state',
  )
})

test('a vote: its digest and its form say the same', async () => {
  await releaseIn('answered', { version: `8.${String(minor)}.0` })
  const subject = `8.${String(minor)}.0`
  const expected = await lastOf(subject)
  await perform(release, by('Petra', subject, edit('Hers, with other notes')))
  const changed = { ...edit('x'), notes: 'Read this first.' } as Command
  await perform(release, by('Petra', subject, changed))
  const vote: Command = { type: 'approveReadiness', seen: 'a'.repeat(64) }
  expect(await perform(release, by('Paul', subject, vote, expected))).toMatchObject({
    refusal: {
      code: 'changed-since',
      by: { person: 'Petra' },
      what: { notes: 'Read this first.' },
    },
  })
  expect(await perform(release, by('Paul', subject, vote))).toEqual({
    ...{ ok: false, refusal: { code: 'changed-since' } },
  })
})

test('two people who answer two criteria of one release both succeed, at once', async () => {
  const expected = await lastOf(version)
  const [one, other] = ['rollback-rehearsed', 'monitoring-ready'] as const
  const answers = await Promise.all([
    perform(release, by('Dora', version, answer(one), expected)),
    perform(release, by('Dag', version, answer(other), expected)),
  ])
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  expect(await perform(release, by('Dag', version, answer(one, 'Mine'), expected))).toMatchObject({
    refusal: { code: 'changed-since', by: { person: 'Dora' }, what: { key: one } },
  })
})

test('what is ahead of the record was not drawn here, and changes nothing', async () => {
  const expected = (await lastOf(version)) + 1
  await unwritten(async () => {
    const asked = by('Petra', version, edit('Mine'), expected)
    expect(await perform(release, asked)).toEqual({ ok: false, refusal: { code: 'never-drawn' } })
  })
})

test('a form that is sent twice is done once and not overtaken by itself', async () => {
  const asked = by('Petra', version, edit('Clicked twice'), await lastOf(version))
  const key = crypto.randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => performOnce(release, asked, key)))
  expect(answers.filter(answer => answer === 'the-same')).toHaveLength(2)
})

test('who was overtaken sends the same form again, once they have looked', async () => {
  const asked = by('Paul', version, edit('His'), await lastOf(version))
  const key = crypto.randomUUID()
  await perform(release, by('Petra', version, edit('Hers')))
  expect(await performOnce(release, asked, key)).toMatchObject({ ok: false })
  const looked = { ...asked, expected: await lastOf(version) }
  expect(await performOnce(release, looked, key)).toMatchObject({ ok: true })
})

test('who may not do it is told that first, and what is there already keeps its own refusal', async () => {
  const expected = await lastOf(version)
  await perform(release, by('Petra', version, edit('Hers')))
  expect(await perform(release, by('Vera', version, edit('Mine'), expected))).toMatchObject({
    refusal: { code: 'wrong-role' },
  })
  const again = { type: 'addPerson', name: 'V', zone: 'UTC', roles: ['viewer'] } as const
  const command = { ...again, roles: [...again.roles], gitIdentities: [] }
  expect(await perform(person, by('Ada', demoEmail('Vera'), command, 0))).toMatchObject({
    refusal: { code: 'already-exists' },
  })
})

type Named<Of> = [string, Of]

/** Both draw their form; one sends it, then the other: who is told, writes nothing, looks again and sends it again. */
async function overtakes<
  State,
  Of extends { type: string },
  Event extends { type: string },
  Refusal extends { code: string },
>(
  aggregate: Aggregate<State, Of, Event, Refusal>,
  subject: string,
  [winner, won]: Named<Of>,
  [loser, lost]: Named<Of>,
  type: string,
  after: string | null = null,
) {
  const expected = await lastOf(subject)
  expect(await perform(aggregate, by(winner, subject, won, expected))).toMatchObject({ ok: true })
  await unwritten(async () => {
    const told = await perform(aggregate, by(loser, subject, lost, expected))
    const at: unknown = expect.any(String)
    const refusal = { code: 'changed-since', by: { person: winner }, at, what: { type } }
    expect(told).toMatchObject({ ok: false, refusal })
  })
  const again = await perform(aggregate, by(loser, subject, lost, await lastOf(subject)))
  expect(again).toMatchObject(after ? { refusal: { code: after } } : { ok: true })
}

const by = <Of>(name: string, subject: string, command: Of, expected?: number) => ({
  ...{ actor: here.who(name), subject, command, channel: 'screen' as const, expected },
})

async function unwritten(act: () => Promise<void>) {
  const before = await db.$count(events)
  await act()
  expect(await db.$count(events)).toBe(before)
}

async function lastOf(subject: string) {
  const { rows } = await db.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0) as seq from events where subject = ${subject} or aggregate_id::text = ${subject}`)
  return rows[0]?.seq ?? 0
}

async function first(where: string) {
  const { rows } = await db.execute<{ id: string }>(
    sql.raw(`select id from ${where} order by id limit 1`),
  )
  if (!rows[0]) throw new Error(`There is none of ${where}.`)
  return rows[0]
}
