import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
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
const RIGHTS = 'session_replication_role, console.restored'
const restored = `r_${crypto.randomUUID().replaceAll('-', '')}`
const other = `o_${crypto.randomUUID().replaceAll('-', '')}`
const own = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1)
const crew = workers({ DATABASE_URL: addressOf(restored, `${restored}_app`) })

beforeAll(async () => {
  const before = new Date('2026-09-01T08:00:00Z')
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release)
  await as('postgres', client => client.query(`create database ${restored}`))
  await as('postgres', async client => {
    await client.query(`create role ${other} login`)
    await client.query(`create role ${other}_named login`)
    await client.query(`create database ${other} owner ${other}`)
  })
  bin('backup', file, '--database', addressOf(own))
})
afterAll(async () => {
  await crew.endAll()
  await as('postgres', async client => {
    await client.query(`drop database ${restored} with (force)`)
    await client.query(`drop role if exists ${restored}_app`)
    await client.query(`drop database ${other} with (force)`)
    await client.query(`revoke set on parameter ${RIGHTS} from ${other}`)
    await client.query(`drop role ${other}, ${other}_named`)
  })
  rmSync(folder, { recursive: true })
})

test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
  ['of something else', () => Buffer.from('no backup\n'), /^This file is damaged, or no backup/],
  ['of other data', () => gzipSync('{"format":"cake"}\n'), /^This file is no backup that/],
  ['that was cut off', whole => whole.subarray(0, -64), /^This file is damaged/],
  ['that lost a row', withoutARow, /^The backup is damaged: \w+ has \d+ of \d+ rows\.$/],
  ['of another version', ofAnotherVersion, /^The backup is of 1 migrations, this console has \d+/],
])('a file %s leaves the database as it was', async (_, made, sentence) => {
  const unfit = join(folder, 'unfit.gz')
  writeFileSync(unfit, made(readFileSync(file)))
  expect(refusal('restore', unfit, '--database', addressOf(restored))).toMatch(sentence)
  expect(await as(restored, counts)).toEqual({})
})

test('a mistyped file leaves the database as it was', async () => {
  const said = refusal('restore', `${file}x`, '--database', addressOf(restored))
  expect(said).toBe(`There is no file ${file}x.`)
  expect(await as(restored, counts)).toEqual({})
})

test('who is no superuser is told which right is missing, and restores once it is there', async () => {
  const restoring = ['restore', file, '--database', addressOf(other, other)] as const
  expect(refusal(...restoring)).toMatch(
    /set on parameter session_replication_role, console\.restored to/,
  )
  expect(await as(other, counts)).toEqual({})

  await as('postgres', client => client.query(`grant set on parameter ${RIGHTS} to ${other}`))
  const named = { DATABASE_APP_URL: addressOf(other, `${other}_named`) }
  expect(run('restore', restoring.slice(1), named)).toMatchObject({ status: 0, stderr: '' })
  expect(await as(other, counts)).toEqual(await as(own, counts))
  const { rows } = await as(other, client =>
    client.query(`select has_table_privilege('${other}_named', 'events', 'insert') as may,
      (select count(*)::int from pg_roles where rolname = '${other}_app') as made`),
  )
  expect(rows).toEqual([{ may: true, made: 0 }])
})

test('a backup and a verification go by .env, and by the files it names', () => {
  const checkout = join(folder, 'checkout')
  cpSync('bin', join(checkout, 'bin'), { recursive: true })
  for (const name of ['db', 'lib', 'messages', 'node_modules'])
    symlinkSync(join(process.cwd(), name), join(checkout, name))
  writeFileSync(join(checkout, 'checkpoints.jsonl'), 'beside the embedded data\n')
  const named = { DATABASE_URL: undefined, CONSOLE_DATA_DIR: checkout }

  const env = join(checkout, '.env')
  writeFileSync(env, `DATABASE_URL=${addressOf(own)}\n`)
  expect(run('backup', [join(folder, 'by-env.gz')], named, checkout).stderr).toBe('')
  const without = run('audit-verify', [], named, checkout)
  expect(without).toMatchObject({ status: 0, stderr: '' })
  expect(without.stdout).toMatch(/^No file of checkpoints/)

  writeFileSync(env, `DATABASE_URL=${addressOf(own)}\nCHECKPOINT_FILE=${file}.jsonl\n`)
  expect(run('audit-verify', [], named, checkout).stderr).toContain(`${file}.jsonl`)
})

test('a backup comes back whole, and nothing scheduled happens until it is confirmed', async () => {
  const begun = performance.now()
  bin('backup', file, '--database', addressOf(own))
  bin('restore', file, '--database', addressOf(restored))
  const took = performance.now() - begun

  const [before, after] = [await as(own, counts), await as(restored, counts)]
  expect(after).toEqual(before)
  expect(await as(restored, chainOf)).toEqual(await as(own, chainOf))
  const verdict = await as(restored, client => verifyRecord(client, null))
  expect(verdict).toMatchObject({ ok: true, events: before['events'] })
  expect(refusal('restore', file, '--database', addressOf(restored))).toMatch(/not empty/)
  const [written, arrived] = [await as(own, transactionsOf), await as(restored, transactionsOf)]
  expect(arrived.first, 'the restoring transaction, none of those before').toBe(arrived.last)
  expect(BigInt(arrived.first)).toBeGreaterThan(BigInt(written.last))

  const jobs = () => as(restored, jobsSeen)
  crew.start()
  await sleep(long ? 65_000 : 6_000)
  expect(await jobs(), 'while it is held').toBe(0)
  bin('restore', '--confirm', '--database', addressOf(restored))
  await vi.waitUntil(async () => (await jobs()) > 0, { timeout: 150_000, interval: 250 })

  const { events = 0, ...others } = before
  const rows = Object.values(others).reduce((sum, count) => sum + count, events)
  report('backup and restore', { rows, events, 'jobs once confirmed': await jobs() }, { ms: took })
})

function bin(name: string, ...args: string[]) {
  expect(run(name, args)).toMatchObject({ status: 0, stderr: '' })
}

/** The one sentence that somebody reads instead. */
function refusal(name: string, ...args: string[]) {
  const { status, stderr } = run(name, args)
  expect(status).toBe(1)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  return stderr.trimEnd()
}

function run(name: string, args: readonly string[], set = {}, at = '.') {
  return spawnSync(process.execPath, [join(at, `bin/${name}.mjs`), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '', ...set },
  })
}

function withoutARow(whole: Buffer) {
  const lines = gunzipSync(whole).toString().split('\n')
  lines.splice(lines.findIndex(line => line.startsWith('{"table":"people"')) + 1, 1)
  return gzipSync(lines.join('\n'))
}

function ofAnotherVersion(whole: Buffer) {
  return gzipSync(
    gunzipSync(whole)
      .toString()
      .replace(/"migrations":\d+/, '"migrations":1'),
  )
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

async function transactionsOf(client: Client) {
  const { rows } = await client.query<{ first: string; last: string }>(
    'select min(xid)::text as first, max(xid)::text as last from events',
  )
  const [found] = rows
  if (!found) throw new Error('No events')
  return found
}

async function jobsSeen(client: Client) {
  const { rows } = await client.query<{ count: number }>('select count(*)::int from pgboss.job')
  return rows[0]?.count ?? 0
}
