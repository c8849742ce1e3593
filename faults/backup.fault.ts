import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { startedRelease } from '@/db/testing/started-release'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { verifyRecord } from '@/lib/record/verify'
import { long, report } from './reach'
import { workers } from './workers'

const folder = mkdtempSync(join(tmpdir(), 'console-backup-'))
const file = join(folder, 'backup.gz')
const restored = `r_${crypto.randomUUID().replaceAll('-', '')}`
const crew = workers({ DATABASE_URL: addressOf(restored, `${restored}_app`) })

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release)
  await as('postgres', client => client.query(`create database ${restored}`))
})
afterAll(async () => {
  await crew.endAll()
  await as('postgres', async client => {
    await client.query(`drop database ${restored} with (force)`)
    await client.query(`drop role if exists ${restored}_app`)
  })
  rmSync(folder, { recursive: true })
})

test('a backup comes back whole, and nothing scheduled happens until it is confirmed', async () => {
  const own = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1)
  const begun = performance.now()
  bin('backup', file, '--database', addressOf(own))
  bin('restore', file, '--database', addressOf(restored))
  const took = performance.now() - begun

  const [before, after] = [await as(own, counts), await as(restored, counts)]
  expect(after).toEqual(before)
  expect(await as(restored, chainOf)).toEqual(await as(own, chainOf))
  const verdict = await as(restored, client => verifyRecord(client, null))
  expect(verdict).toMatchObject({ ok: true, events: before['events'] })
  expect(() => bin('restore', file, '--database', addressOf(restored))).toThrow(/not empty/)

  const jobs = () => as(restored, jobsSeen)
  crew.start()
  await sleep(long ? 90_000 : 6_000)
  expect(await jobs(), 'while it is held').toBe(0)
  bin('restore', '--confirm', '--database', addressOf(restored))
  await vi.waitUntil(async () => (await jobs()) > 0, { timeout: 150_000, interval: 250 })

  const { events = 0, ...others } = before
  const rows = Object.values(others).reduce((sum, count) => sum + count, events)
  report('backup and restore', { rows, events, 'jobs once confirmed': await jobs() }, { ms: took })
})

function bin(name: string, ...args: string[]) {
  return execFileSync(process.execPath, [`bin/${name}.mjs`, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '' },
  })
}

function addressOf(database: string, user?: string) {
  const url = new URL(inject('adminUrl'))
  url.pathname = database
  if (user) url.username = user
  return url.href
}

async function as<T>(database: string, act: (client: Client) => Promise<T>) {
  const client = new Client(addressOf(database))
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function counts(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'requests' order by 1`)
  const found: Record<string, number> = {}
  for (const { name } of rows) {
    const counted = await client.query<{ count: number }>(`select count(*)::int from ${name}`)
    found[name] = counted.rows[0]?.count ?? 0
  }
  return found
}

async function chainOf(client: Client) {
  const { rows } = await client.query<{ all: string }>(
    `select md5(string_agg(hash, '' order by aggregate, aggregate_id, seq)) as all from chain`,
  )
  return rows[0]?.all
}

async function jobsSeen(client: Client) {
  const { rows } = await client.query<{ count: number }>('select count(*)::int from pgboss.job')
  return rows[0]?.count ?? 0
}
