import pg from 'pg'

/**
 * Copies of a release that commands brought to where it is, with its record, under other versions: thousands of
 * them would take commands an hour. As the owner of the tables, with the guards off.
 */
export async function copies(ownerUrl: string, of: string, versions: readonly string[]) {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  await owner.query(`set session_replication_role = 'replica'`)
  await owner.query(
    `create temporary table lot as select gen_random_uuid() as id, version from unnest($1::text[]) version`,
    [versions],
  )
  for (const statement of statements) await owner.query(statement.replaceAll('$1', `'${of}'`))
  await owner.query('analyze')
  await owner.end()
}

const copied = (table: string, key: string, instead: string, order = 't') => `
  insert into ${table} overriding user value
  select (jsonb_populate_record(t, jsonb_build_object(${instead}))).*
  from ${table} t join releases r on r.id = t.${key} cross join lot where r.version = $1
  order by lot.version, ${order}`

const statements = [
  copied('releases', 'id', `'id', lot.id, 'version', lot.version`),
  ...['tracks', 'changes', 'test_runs'].map(table =>
    copied(table, 'release_id', `'release_id', lot.id`),
  ),
  copied(
    'events',
    'aggregate_id',
    `'aggregate_id', lot.id, 'subject', lot.version,
     'data', replace(t.data::text, to_jsonb(r.version)::text, to_jsonb(lot.version)::text)::jsonb`,
    't.id',
  ),
  `select count(public.chain_event(e)) from (
     select e.* from events e join lot on lot.id = e.aggregate_id order by e.aggregate_id, e.seq) e`,
  // As though a checkpoint had them already: signing them is not what is measured.
  `update chain c set checkpoint = 0 from lot where c.aggregate_id = lot.id`,
]
