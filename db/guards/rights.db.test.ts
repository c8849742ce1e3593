import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { callable, grants } from '@/bin/migrate/grants.mjs'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import { attempt, recorded, votes } from '@/db/testing/attempt'
import { gathered, type Gathered } from '@/db/testing/cast'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'

const NO_RIGHT = '42501'
const seed = { kind: 'machine', name: 'seed' } as const
let here: Gathered
let release = ''

beforeAll(async () => {
  here = await gathered()
  await releaseIn('tested', { version: '5.1.0' })
  release = await here.idOf('5.1.0')
  await releaseIn('readiness', { version: '5.2.0' })
  await seedBooks(new Date())
})

test('the application logs in as a role that owns nothing and can become nobody else', async () => {
  const { rows } = await db.execute(sql`
    select current_user::text as name, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as strong,
      (select count(*)::int from pg_class where relowner = r.oid) as tables,
      (select count(*)::int from pg_proc where proowner = r.oid) as functions,
      (select count(*)::int from pg_auth_members where member = r.oid) as roles
    from pg_roles r where rolname = current_user`)
  expect(rows).toEqual([{ name: 'console_app', strong: false, tables: 0, functions: 0, roles: 0 }])
})

test('what is written is written by the application’s role', async () => {
  const quinn = here.who('Quinn')
  expect(await attempt(quinn, ...votes(quinn, { release, gate: 'qa' }))).toBe('done')
})

const statements = [
  ...['events', 'sign_offs', 'requests', 'machines', 'moves'].flatMap(table => [
    `delete from ${table}`,
    `truncate ${table}`,
  ]),
  `update events set at = now()`,
  `update events set data = '{}' where seq = 1`,
  `update sign_offs set decision = 'approve'`,
  `update sign_offs set person_id = null`,
  `insert into requests values (pg_backend_pid(), pg_current_xact_id(), null, 'seed')`,
  `update requests set machine = 'seed', session_id = null`,
  `select * from requests`,
  `insert into machines values (gen_random_uuid(), 'robot')`,
  `insert into moves values ('release', 'merge-qa', 'tracks')`,
  `update machines set name = 'other'`,
  `alter table events disable trigger all`,
  `alter table sign_offs disable trigger votes_are_allowed`,
  `drop trigger events_are_kept on events`,
  `set session_replication_role = replica`,
  `set role console`,
  `set session authorization console`,
  `alter table releases drop constraint releases_pkey`,
  `alter table releases add column open text`,
  `alter table releases owner to current_user`,
  `create table mine (id int)`,
  `create temporary table mine (id int)`,
  `create schema mine`,
  `create function mine() returns int language sql as 'select 1'`,
  `create or replace function acting(out person uuid, out machine text) language sql as 'select null::uuid, null::text'`,
  `create trigger mine before insert on releases for each row execute function refuse_change()`,
  `create role mine`,
  `drop table events`,
  `grant select on requests to current_user`,
  `drop function begin_request(text, uuid)`,
  `select person_of(gen_random_uuid())`,
  `select forget_requests()`,
  `update releases set version = '9.9.9'`,
  `update releases set kind = 'patch'`,
  `update releases set opened_by = null`,
  `update changes set author_name = 'Nobody'`,
  `update changes set key = 'x'`,
  `update tracks set type = 'serverless'`,
  `update rollouts set installation_id = gen_random_uuid()`,
  `update people set email = 'x@example.test'`,
  `delete from people`,
  `delete from releases`,
  `delete from criteria`,
  `delete from tracks`,
  `delete from test_runs`,
  `update test_runs set verdict = 'passed'`,
  `update person_roles set role = 'admin'`,
  `copy events to program 'cat'`,
  `select pg_read_file('/etc/hostname')`,
  `select * from drizzle.__drizzle_migrations`,
  `drop table pgboss.job`,
]

describe('the application’s role may not', () => {
  test.each(statements)('%s', async statement => {
    const says = recorded(seed, { of: 'release', id: release, type: 'releaseEdited' })
    expect(await attempt(seed, says, sql.raw(statement))).toBe(NO_RIGHT)
  })
})

test('every table of the application is listed with its rights, and no other', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'requests'`,
  )
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(grants).sort())
})

test('the application calls few functions itself', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(sql`
    select p.oid::regprocedure::text as name from pg_proc p
    where pronamespace = 'public'::regnamespace and has_function_privilege('console_app', p.oid, 'execute')`)
  expect(rows.map(({ name }) => name.replace(',', ', ')).sort()).toEqual([...callable].sort())
})
