import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '@/db/aggregates/person'
import { release } from '@/db/aggregates/release'
import { db, type Tx } from '@/db/client'
import { looking } from '@/db/seeds/looking'
import { demoEmail } from '@/db/seeds/people'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { carryOut, perform } from '@/lib/perform'

let here: Gathered
let version: string
let minor = 0
const seed = { kind: 'machine', name: 'seed' } as const
const refused = { ok: false, refusal: { code: 'wrong-role' } }

beforeAll(async () => {
  here = await gathered()
})
beforeEach(async () => {
  await perform(person, roles('qa'))
  version = `6.${String(++minor)}.0`
  await releaseIn('tested', { version })
})

const roles = (...held: ('qa' | 'viewer')[]) => ({
  ...{ actor: seed, subject: demoEmail('Quinn'), channel: 'seed' as const },
  command: { type: 'setRoles' as const, roles: held },
})
const vote = async () => ({
  ...{ actor: here.who('Quinn'), subject: version, channel: 'screen' as const },
  command: await looking(version, { type: 'approveQa' }),
})

test('a role is taken away only after the vote that was given with it', async () => {
  const voting = await vote()
  const taking = await whileOpen(
    tx => carryOut(tx, release, voting),
    () => perform(person, roles('viewer')),
  )
  expect(taking).toMatchObject({ opened: { ok: true }, waited: true, other: { ok: true } })
  expect(await order()).toEqual(['signedOff', 'rolesChanged'])
})

test('a vote waits for a role that is being taken away, and is refused', async () => {
  const voting = await vote()
  const taking = await whileOpen(
    tx => carryOut(tx, person, roles('viewer')),
    () => perform(release, voting),
  )
  expect(taking).toMatchObject({ opened: { ok: true }, waited: true, other: refused })
  expect(await order()).toEqual(['rolesChanged'])
})

test.each([1, 2, 3, 4, 5, 6])(
  'at once, without a deadlock: the vote comes first or is refused, %i',
  async () => {
    const voting = await vote()
    const [voted, taken] = await Promise.all([
      perform(release, voting),
      perform(person, roles('viewer')),
    ])
    expect(taken).toMatchObject({ ok: true })
    expect(await order()).toEqual(voted?.ok ? ['signedOff', 'rolesChanged'] : ['rolesChanged'])
    if (!voted?.ok) expect(voted).toMatchObject(refused)
  },
)

// The last one: it ends every session of Quinn.
test('a vote waits for somebody who is being disabled, and is refused', async () => {
  const voting = await vote()
  const disabling = { ...roles(), command: { type: 'disablePerson' as const, reason: 'left' } }
  const taking = await whileOpen(
    tx => carryOut(tx, person, disabling),
    () => perform(release, voting),
  )
  expect(taking).toMatchObject({ opened: { ok: true }, waited: true, other: refused })
  expect(await order()).toEqual(['personDisabled'])
})

/** Lets the other begin while the first is done and not committed yet. */
async function whileOpen<First, Other>(
  first: (tx: Tx) => Promise<First>,
  begin: () => Promise<Other>,
) {
  const begun = await db.transaction(async tx => {
    const opened = await first(tx)
    const other = begin()
    return { opened, waited: await somebodyWaits(), other }
  })
  return { ...begun, other: await begun.other }
}

async function somebodyWaits() {
  for (let times = 0; times < 200; times += 1) {
    const { rows } = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`)
    if (rows[0]?.count) return true
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return false
}

/** What was recorded of the vote and of Quinn since this release was tested, in order. */
async function order() {
  const { rows } = await db.execute<{ type: string }>(sql`
    select type from events where type in ('signedOff', 'rolesChanged', 'personDisabled')
      and id > (select max(id) from events where subject = ${version} and type = 'testRunRecorded') order by id`)
  return rows.map(({ type }) => type)
}
