import { sql } from 'drizzle-orm'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { expect, test } from 'vitest'
import { release } from '@/db/aggregates/release'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { releaseIn } from '@/db/testing/release-in'
import { perform } from '@/lib/perform'
import { events } from '@/db/schema'
import { isBusy, isLost } from './busy'
import { db, type Tx } from './client'

test('each connection knows how long anything may take', async () => {
  const setting = async (name: string) => {
    const { rows } = await db.execute<Record<string, string>>(sql.raw(`show ${name}`))
    return rows[0]?.[name]
  }
  expect(await setting('lock_timeout')).toBe('5s')
  expect(await setting('statement_timeout')).toBe('15s')
  expect(await setting('jit')).toBe('off')
  expect(await setting('idle_in_transaction_session_timeout')).toBe('15s')
})

test('who waits too long for a release is told that it is busy, and nothing is written', async () => {
  await seedPeople(new Date(Date.now() - 86_400_000))
  await releaseIn('opened', { version: '4.2.0' })
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Petra'`)
  const actor = await signedIn(rows[0]?.id ?? '', ['product'])
  const command = { type: 'withdrawRelease', reason: 'not needed' } as const
  const asked = { actor, subject: '4.2.0', command, channel: 'screen' } as const

  const before = await db.$count(events)
  const error = await db.transaction(async tx => {
    await tx.execute(sql`select id from releases where version = '4.2.0' for update`)
    return perform(release, asked).catch((failed: unknown) => failed)
  })
  expect(isBusy(error)).toBe(true)
  expect(await db.$count(events)).toBe(before)
  expect(await perform(release, asked)).toMatchObject({ ok: true })
})

test('of two that wait for each other, the one that is given up is told that it is busy', async () => {
  const take = (tx: Tx, id: number) => tx.execute(sql`select pg_advisory_xact_lock(${id})`)
  const both = Promise.withResolvers<undefined>()
  let begun = 0
  const crossing = (first: number, second: number) =>
    db.transaction(async tx => {
      await take(tx, first)
      if (++begun === 2) both.resolve(undefined)
      await both.promise
      await take(tx, second)
    })
  const ended = await Promise.allSettled([crossing(1, 2), crossing(2, 1)])
  const failed = ended.filter(one => one.status === 'rejected')
  expect(failed.map(({ reason }) => isBusy(reason))).toEqual([true])
})

test('other errors are no excuse', async () => {
  const error = await db.execute(sql`select nothing`).catch((failed: unknown) => failed)
  expect(isBusy(error)).toBe(false)
})

test('a connection that does not come is waited for no longer than asked', async () => {
  const full = new pg.Pool({ ...address(), max: 1, connectionTimeoutMillis: 100 })
  const taken = await full.connect()
  expect(isBusy(await failureOf(full.query('select 1')))).toBe(true)
  taken.release()
  await full.end()

  const sockets: Socket[] = []
  const silent = createServer(socket => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const waiting = new pg.Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: 100 })
  expect(isBusy(await failureOf(waiting.query('select 1')))).toBe(true)
  for (const socket of sockets) socket.destroy()
  silent.close()
})

const address = () => ({ connectionString: process.env['DATABASE_URL'] })
const failureOf = (query: Promise<unknown>) => query.catch((failed: unknown) => failed)

test('a database that went away is told from one that is busy: what became of it is not known', async () => {
  const error = await db
    .transaction(tx => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`))
    .catch((failed: unknown) => failed)
  expect([isLost(error), isBusy(error)]).toEqual([true, false])
  expect(isLost(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(true)
  expect(isLost(new Error('A mistake of ours.'))).toBe(false)
})
