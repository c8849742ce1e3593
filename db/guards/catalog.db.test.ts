import { sql } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unguarded } from '@/db/testing/unguarded'

// What stands in the way of a wrong change, as the database itself lists it. `npm run db:golden` writes it anew.
test('triggers, constraints, functions and rights are those of the golden list', async () => {
  const parts = await Promise.all(Object.entries(lists).map(part))
  await expect(parts.join('\n')).toMatchFileSnapshot('golden.txt')
})

test('every guard runs with the rights of the owner, on a search path of its own', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(sql`
    select distinct p.oid::regprocedure::text as name from pg_proc p
    left join pg_trigger t on t.tgfoid = p.oid
    where p.pronamespace = 'public'::regnamespace
      and (p.proconfig is null or not 'search_path=""' = any (p.proconfig) or (t.oid is not null
        and not p.prosecdef and p.proname <> 'refuse_change'))`)
  expect(rows).toEqual([])
})

test('no trigger is disabled', async () => {
  const { rows } = await unguarded.execute(
    sql`select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
  )
  expect(rows).toEqual([])
})

test('of every guard there is a statement that it stops', async () => {
  const { rows } = await unguarded.execute<{ name: string }>(sql`
    select distinct m[1] as name from pg_proc p,
      regexp_matches(p.prosrc, '(?:refuse|forbid)[(]''([a-z_]+)''', 'g') m
      where p.pronamespace = 'public'::regnamespace
    union select tgname from pg_trigger where tgfoid::regproc::text ~ 'change_is_recorded|names_who_acts'`)
  const tried = readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.test.ts'))
    .map(file => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('')
  const untried = rows.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(tried))
  expect(rows.length).toBeGreaterThan(80)
  expect(untried.map(({ name }) => name)).toEqual([])
})

const lists = {
  triggers: sql`
    select pg_get_triggerdef(oid) as line from pg_trigger
    where not tgisinternal and tgrelid::regclass::text not like 'pgboss.%'`,
  constraints: sql`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 't' and contype <> 'n'`,
  'unique indexes': sql`
    select indexdef as line from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%WHERE%'`,
  functions: sql`
    select p.oid::regprocedure || case when prosecdef then ' as its owner' else '' end || ', '
      || array_to_string(proconfig, ' ') || ', sha256 ' || left(encode(sha256(convert_to(prosrc, 'UTF8')), 'hex'), 16) as line
    from pg_proc p where pronamespace = 'public'::regnamespace`,
  'rights of the application': sql`
    select table_name || ' ' || string_agg(distinct privilege_type, ', ' order by privilege_type) as line
    from information_schema.role_table_grants where grantee = 'console_app' and table_schema = 'public' group by table_name
    union all
    select table_name || ' UPDATE (' || string_agg(column_name, ', ' order by column_name) || ')'
    from information_schema.role_column_grants
    where grantee = 'console_app' and table_schema = 'public' and privilege_type = 'UPDATE' group by table_name
    union all
    select 'function ' || p.oid::regprocedure from pg_proc p
    where pronamespace = 'public'::regnamespace and has_function_privilege('console_app', p.oid, 'execute')
    union all
    select 'schema ' || nspname || case when has_schema_privilege('console_app', oid, 'create') then ' CREATE' else ' USAGE' end
    from pg_namespace where has_schema_privilege('console_app', oid, 'usage')
      and nspname not like 'pg\\_%' and nspname <> 'information_schema'`,
}

async function part([name, list]: [string, ReturnType<typeof sql>]) {
  const { rows } = await unguarded.execute<{ line: string }>(list)
  const lines = rows.map(({ line }) => line).sort()
  return [`# ${name}`, '', ...lines, ''].join('\n')
}
