import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { verifyRecord } from './verify'

// A database as it was before the record kept what was said letter by letter: the text stood in the chain.
const BEFORE = 42
const folder = mkdtempSync(join(tmpdir(), 'console-migrations-'))
const name = `b_${crypto.randomUUID().replaceAll('-', '')}`
const address = new URL(inject('adminUrl'))
address.pathname = name
const client = new Client({ connectionString: address.href })

beforeAll(async () => {
  await asAdmin(`create database ${name}`)
  await client.connect()
  cpSync('db/migrations', folder, { recursive: true })
  const journal = join(folder, 'meta/_journal.json')
  const { entries, ...about } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: object[] }
  writeFileSync(journal, JSON.stringify({ ...about, entries: entries.slice(0, BEFORE) }))
  await migrate(drizzle(client), { migrationsFolder: folder })
}, 60_000)
afterAll(async () => {
  await client.end()
  await asAdmin(`drop database ${name} with (force)`)
  rmSync(folder, { recursive: true })
})

test('what was chained before is still what its hash says', async () => {
  await client.query(`set session_replication_role = 'replica'`)
  await client.query(`
    insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
    select 'release', '${crypto.randomUUID()}', n, '4.1.0', 'seed', 'system', 'seed', 'held',
      jsonb_build_object('reason', repeat('Þörf "' || chr(9) || '\\', n), 'b', n / 3.0, 'aa', '[1,  2]'::jsonb), now()
    from generate_series(1, 400) n`)
  await client.query(
    `select count(public.chain_event(e)) from (select * from events order by seq) e`,
  )
  await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  expect(await verifyRecord(client, null)).toMatchObject({ ok: true, events: 400 })

  await client.query(`update events set data = replace(data::text, ': ', ':')::json where seq = 7`)
  expect(await verifyRecord(client, null)).toMatchObject({
    findings: [{ seq: 7, problem: 'edited' }],
  })
})

async function asAdmin(statement: string) {
  const admin = new Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
