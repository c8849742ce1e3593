import pg from 'pg'
import { verifyRecord } from '@/lib/record/verify'

const EVENTS = 100_000
const PER_RELEASE = 50

// The owner of the tables, for what no command makes in reasonable time.
const client = new pg.Client(process.env['DATABASE_URL'])
await client.connect()
await client.query(`set session_replication_role = 'replica'`)
await client.query(
  `insert into events (aggregate, aggregate_id, seq, subject, machine, role, channel, type, data, at)
   select 'release', ids.id, seq, '0.0.0', 'seed', 'system', 'seed', 'verdictChanged',
     jsonb_build_object('track', 'serverless', 'verdict', 'healthy', 'note', repeat('x', 120)), now()
   from (select gen_random_uuid() as id from generate_series(1, $1)) ids, generate_series(1, $2::int) seq`,
  [EVENTS / PER_RELEASE, PER_RELEASE],
)
await client.query(
  `select count(public.chain_event(e)) from (select * from events e where subject = '0.0.0' and machine = 'seed'
     order by aggregate, aggregate_id, seq) e`,
)
// As though a checkpoint had them already: signing them is not what is measured.
await client.query(`update chain c set checkpoint = 0 from events e where e.subject = '0.0.0' and e.machine = 'seed'
  and (c.aggregate, c.aggregate_id, c.seq) = (e.aggregate, e.aggregate_id, e.seq)`)
await client.query('vacuum analyze events, chain')
const begun = performance.now()
const verdict = await verifyRecord(client, null)
const seconds = (performance.now() - begun) / 1000
if (!verdict.ok || verdict.events < EVENTS) throw new Error(JSON.stringify(verdict).slice(0, 500))
console.log(JSON.stringify({ events: verdict.events, seconds }))
await client.end()
