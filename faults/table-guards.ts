import { Client } from 'pg'

/** A guard of the database, how it is taken out and put back, and words by which its tests are found. */
export type TableGuard = {
  name: string
  words: string[]
  off: () => Promise<unknown>
  on: () => Promise<unknown>
}

type Found = { name: string; source: string; off: string; on: string }

/** Every trigger, check, unique constraint and unique index of the template that the tests' databases are copied from. */
export async function tableGuards(template: string): Promise<TableGuard[]> {
  const run = (statement: string) => asOwner(template, client => client.query<Found>(statement))
  const { rows } = await run(all)
  return rows.map(({ name, source, off, on }) => ({
    name,
    words: [
      name.split('.')[1] ?? '',
      ...[...source.matchAll(/'([a-z]+(?:[-_][a-z]+)+)'/g)].map(([, word]) => word ?? ''),
    ],
    off: () => run(off),
    on: () => run(on),
  }))
}

// A key that counts up by itself guards nothing: of the primary keys those that somebody chooses. Of the foreign ones
// those that say more than that what they name is there: they have a name of their own. What one rests on goes with it.
const all = `
  select c.relname || '.' || t.tgname as name, p.proname || p.prosrc as source,
    format('alter table %I disable trigger %I', c.relname, t.tgname) as off,
    format('alter table %I enable trigger %I', c.relname, t.tgname) as on
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all
  select c.relname || '.' || n.conname, '', format('alter table %I drop constraint %I', c.relname, n.conname),
    format('alter table %I add constraint %I %s', c.relname, n.conname, pg_get_constraintdef(n.oid))
  from pg_constraint n join pg_class c on c.oid = n.conrelid
  where c.relnamespace = 'public'::regnamespace
    and (n.contype in ('c', 'u') or n.conname in ('idempotency_keys_pkey', 'git_identities_pkey')
      or n.contype = 'f' and n.conname not like '%\\_fk')
    and (n.contype = 'f' or not exists (
      select from pg_constraint f where f.contype = 'f' and f.conindid = n.conindid))
  union all
  select c.relname || '.' || i.relname, '', format('drop index %I', i.relname), pg_get_indexdef(i.oid)
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
  where c.relnamespace = 'public'::regnamespace and x.indisunique
    and not exists (select from pg_constraint n where n.conindid = i.oid)
  order by 1`

async function asOwner<Answer>(address: string, act: (client: Client) => Promise<Answer>) {
  const client = new Client({ connectionString: address })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
