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

const thing = crypto.randomUUID()
const draft = crypto.randomUUID()
const upgrade = () => migrate(drizzle(client), { migrationsFolder: 'db/migrations' })

/** What the record, the chain and the tables had before: 400 events of a release, and a draft that was edited. */
async function fill() {
  await client.query(`set session_replication_role = 'replica'`)
  await client.query(`
    insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
    select 'release'::aggregate, '${thing}'::uuid, n, '4.1.0 "\\' || chr(1) || chr(9) || chr(127) || chr(8232) || '😀', 'seed', 'system', 'seed', 'held',
      jsonb_build_object('reason', repeat('Þörf "' || chr(9) || '\\', n), 'b', n / 3.0, 'aa', '[1,  2]'::jsonb), now()
    from generate_series(1, 400) n
    union all
    select 'draft', '${draft}', n, 'test', 'seed', 'system', 'seed', type, said::jsonb, now() from (values
      (1, 'draftGenerated', '{"document": {"is": "first"}}'), (2, 'draftHeld', '{"reason": "x"}'),
      (3, 'lineOverridden', '{"document": {"is": "second"}}'), (4, 'draftSubmitted', '{}')) each (n, type, said)`)
  await client.query(`
    insert into drafts (id, release_id, installation_id, buyer_id, state, revision, state_since, currency, net, vat, gross,
      document, base, drafted_at)
    values ('${draft}', '${thing}', '${thing}', '${thing}', 'in_review', 2, now(), 'EUR', 0, 0, 0,
      '{"is": "second"}', '{"is": "first"}', now())`)
  await client.query(
    `select count(public.chain_event(e)) from (select * from events order by id) e`,
  )
}

test('what was changed in the chain is not taken for what was said', async () => {
  await fill()
  const change = (from: string, to: string) =>
    client.query(`update chain set text = replace(text, '${from}', '${to}')
      where aggregate = 'draft' and seq = 3`)
  await change('second', 'another')
  await expect(upgrade()).rejects.toMatchObject({
    cause: { message: expect.stringContaining(`draft ${draft}, event 3`) as string },
  })
  await change('another', 'second')
})

test('what was chained before is still what its hash says', async () => {
  await upgrade()
  expect(await verifyRecord(client, null)).toMatchObject({ ok: true, events: 404 })

  await client.query(
    `update events set data = replace(data::text, ': ', ':')::json where aggregate = 'release' and seq = 7`,
  )
  expect(await verifyRecord(client, null)).toMatchObject({
    findings: [{ seq: 7, problem: 'edited' }],
  })
})

test('a draft names the event that has its document', async () => {
  const { rows } = await client.query(`
    select d.document_seq as seq, d.base, e.data -> 'document' as document
    from drafts d join events e on e.aggregate = 'draft' and e.aggregate_id = d.id and e.seq = d.document_seq`)
  expect(rows).toEqual([{ seq: 3, base: { is: 'first' }, document: { is: 'second' } }])
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
