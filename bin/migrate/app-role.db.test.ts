import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { grantAppRole } from './app-role.mjs'

const admin = new Client({ connectionString: inject('adminUrl') })
const own = new URL(process.env['DATABASE_URL'] ?? '')
const database = own.pathname.slice(1)
const owner = `owner_of_${database}`
const app = `app_of_${database}`

/** A client of whoever owns the tables, without being a superuser: as on a managed PostgreSQL. */
async function asOwner<Result>(act: (client: Client) => Promise<Result>) {
  const address = new URL(inject('adminUrl'))
  address.pathname = own.pathname
  address.username = owner
  const client = new Client({ connectionString: address.href })
  await client.connect()
  return act(client).finally(() => client.end())
}

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create role ${owner} login createrole`)
  await admin.query(`alter database ${database} owner to ${owner}`)
  await asAdminHere(
    `grant ${owner} to console`,
    `alter schema public owner to ${owner}`,
    `alter schema pgboss owner to ${owner}`,
    `do $$ declare r record; begin
      for r in select c.oid::regclass as name from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and c.relkind in ('r', 'p') loop
        execute format('alter table %s owner to ${owner}', r.name);
      end loop;
      for r in select p.oid::regprocedure as name from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'pgboss'::regnamespace) loop
        execute format('alter function %s owner to ${owner}', r.name);
      end loop;
    end $$`,
  )
})
afterAll(async () => {
  await asAdminHere(
    `reassign owned by ${owner} to console`,
    `drop owned by ${app}, ${owner}`,
    `drop role ${app}`,
  )
  await admin.query(`drop role ${owner}`)
  await admin.end()
})

async function asAdminHere(...statements: string[]) {
  const address = new URL(inject('adminUrl'))
  address.pathname = own.pathname
  const client = new Client({ connectionString: address.href })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

test('an owner who is no superuser makes the role at the first start, and finds it at the second', async () => {
  for (const password of ['first', 'second'])
    await asOwner(client => grantAppRole(client, { name: app, password }))
  const { rows } = await admin.query(
    'select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
    [app],
  )
  expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }])
})

test('an owner who may not make roles is told in one sentence what to do', async () => {
  await admin.query(`alter role ${owner} nocreaterole`)
  const started = asOwner(client => grantAppRole(client, { name: `${app}_2`, password: 'x' }))
  await expect(started).rejects.toThrow(/may not create the role .* set DATABASE_APP_URL/)
  await admin.query(`alter role ${owner} createrole`)
})
