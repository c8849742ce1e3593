import { generateKeyPairSync } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { seedPeople } from '@/db/seeds/people'
import { releaseIn } from '@/db/testing/release-in'
import { signedLines } from './testing/signed-lines'
import { verifyRecord } from './verify'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const address = new URL(inject('adminUrl'))
address.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname
// Whoever runs the server: no trigger and no grant stands in the way.
const superuser = new Client({ connectionString: address.href })
let lines: string[]

beforeAll(async () => {
  await superuser.connect()
  await seedPeople(new Date(Date.now() - 40 * 86_400_000))
  await releaseIn('monitoring', { version: '4.1.0', tracks: ['serverless'] })
  await releaseIn('readiness', { version: '4.2.0', tracks: ['self_hosted'] })
  // The release with most events is the one that is tampered with.
  await superuser.query(`create table chosen as select aggregate_id from events
    where aggregate = 'release' group by 1 order by count(*) desc limit 1`)
  lines = await signedLines(superuser, privateKey)
})
afterAll(() => superuser.end())

const look = (file: { lines: string[] } | null = { lines }) =>
  verifyRecord(superuser, file && { ...file, key: publicKey })

test('a record that nobody touched is whole', async () => {
  const verdict = await look()
  expect(verdict).toMatchObject({ ok: true, checkpoints: 1 })
  expect(verdict).toHaveProperty('events', verdict.ok ? verdict.signed : -1)
  expect(verdict.ok && verdict.events).toBeGreaterThan(20)
})

describe('what somebody with every right did is found, and the first bad event is named', () => {
  const thing = 'select aggregate_id from chosen'
  const mine = `aggregate = 'release' and aggregate_id = (${thing})`
  const rechained = `
    with recursive again as (
      select e.aggregate_id, e.seq,
        encode(sha256(convert_to(public.text_of(e), 'UTF8')), 'hex') as hash
      from events e where ${mine} and e.seq = 1
      union all
      select e.aggregate_id, e.seq,
        encode(sha256(convert_to(public.text_of(e) || a.hash, 'UTF8')), 'hex')
      from again a join events e on e.aggregate = 'release' and e.aggregate_id = a.aggregate_id and e.seq = a.seq + 1)
    update chain c set hash = a.hash from again a
    where c.aggregate = 'release' and c.aggregate_id = a.aggregate_id and c.seq = a.seq`

  test.each([
    [
      'an edited event',
      [`update events set data = '{"reason":"another"}' where ${mine} and seq = 4`],
      4,
      'edited',
    ],
    [
      'another actor',
      [
        `update events set actor_id = (select id from people order by id limit 1), machine = null, role = 'admin' where ${mine} and seq = 3`,
      ],
      3,
      'edited',
    ],
    [
      'an edited link',
      [`update chain set hash = encode(sha256('another'), 'hex') where ${mine} and seq = 2`],
      2,
      'rewritten',
    ],
    ['a deleted event', [`delete from events where ${mine} and seq = 4`], 4, 'deleted'],
    [
      'an event deleted with its link',
      [
        `delete from events where ${mine} and seq = 4`,
        `delete from chain where ${mine} and seq = 4`,
      ],
      4,
      'deleted',
    ],
    [
      'an event put in between',
      [
        `update events set seq = -seq where ${mine} and seq >= 4`,
        `insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
        select 'release', (${thing}), 4, '4.1.0', 'scheduler', 'system', 'job', 'holdLifted', '{}', now()`,
        `update events set seq = 1 - seq where ${mine} and seq < 0`,
      ],
      4,
      'edited',
    ],
    [
      'an event put at the end',
      [
        `insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
        select 'release', (${thing}), 1 + max(seq), '4.1.0', 'scheduler', 'system', 'job', 'holdLifted', '{}', now() from events where ${mine}`,
      ],
      null,
      'inserted',
    ],
    [
      'two events that changed places',
      [
        `update events set seq = -seq where ${mine} and seq in (3, 4)`,
        `update events set seq = case seq when -3 then 4 else 3 end where ${mine} and seq in (-3, -4)`,
      ],
      3,
      'edited',
    ],
    [
      'a tail cut off',
      [
        `delete from events where ${mine} and seq > 6`,
        `delete from chain where ${mine} and seq > 6`,
      ],
      7,
      'deleted',
    ],
    [
      'a whole release gone',
      [`delete from events where ${mine}`, `delete from chain where ${mine}`],
      1,
      'deleted',
    ],
    [
      'a chain written anew after an edit',
      [`update events set data = '{"reason":"another"}' where ${mine} and seq = 5`, rechained],
      5,
      'rewritten',
    ],
  ])('%s', async (_what, statements, seq, problem) => {
    const [{ aggregate_id: id, last }] = (
      await superuser.query(
        `select aggregate_id, max(seq) as last from events where ${mine} group by 1`,
      )
    ).rows as [{ aggregate_id: string; last: number }]
    await undone(statements, async () => {
      const verdict = await look()
      const found = verdict.ok || 'file' in verdict ? [] : verdict.findings
      expect(found[0]).toEqual({ aggregate: 'release', id, seq: seq ?? last + 1, problem })
    })
    expect((await look()).ok).toBe(true)
  })

  async function undone(statements: readonly string[], act: () => Promise<void>) {
    await superuser.query('create table kept_events as table events')
    await superuser.query('create table kept_chain as table chain')
    await superuser.query(`set session_replication_role = 'replica'`)
    try {
      for (const statement of statements) await superuser.query(statement)
      await act()
    } finally {
      await superuser.query('delete from events')
      await superuser.query('delete from chain')
      await superuser.query('insert into events overriding system value table kept_events')
      await superuser.query('insert into chain table kept_chain')
      await superuser.query('drop table kept_events, kept_chain')
      await superuser.query(`set session_replication_role = 'origin'`)
    }
  }
})

test('without checkpoints a cut tail looks whole: that is what they are for', async () => {
  expect(await look(null)).toMatchObject({ ok: true, signed: 0 })
})
