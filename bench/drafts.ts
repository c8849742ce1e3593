import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { db } from '@/db/client'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { writeDraftsByHand } from './drafts-by-hand'

// Drafts made for releases of 1,000 and of 10,000 installations, beside as many drafts and lines written by one
// INSERT … SELECT by hand into tables that keep what those of the console do. OWNER_URL is the owner's address: what is drafted for is set up past the guards, and starts
// tomorrow, so that the job of the console beside does not draft it as well.
const SMALL = 1_000
const LARGE = 10_000

const owner = new pg.Client(process.env['OWNER_URL'])
await owner.connect()
await owner.query(`set session_replication_role = replica`)
const releases = [
  await prepare('95.0.0', 100),
  await prepare('95.1.0', SMALL),
  await prepare('95.2.0', LARGE),
]
await owner.query('analyze')
await untilSigned()
await timed(() => draft(releases[0]))
const small = await timed(() => draft(releases[1]))
let peak = 0
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
const large = await timed(() => draft(releases[2]))
clearInterval(watch)
const hand = await writeDraftsByHand(owner, releases[2] ?? '')
if (small.count !== SMALL || large.count !== LARGE) throw new Error('Not everything was drafted.')
console.log(
  JSON.stringify({
    perSecond: LARGE / large.seconds,
    timesOfSmall: large.seconds / small.seconds,
    byHand: hand,
    megabytes: peak / 1024 / 1024,
  }),
)
await owner.end()
await db.$client.end()

/** What was recorded before is signed by the console beside, which keeps a core busy: another's work is not measured. */
async function untilSigned() {
  for (let tries = 0; tries < 120; tries++) {
    const { rows } = await owner.query(`select from chain where checkpoint is null limit 1`)
    if (rows.length === 0) return
    await sleep(1_000)
  }
  throw new Error('What was recorded before is not signed within two minutes.')
}

function draft(release = '') {
  return draftInvoices(release, { now: new Date(Date.now() + 2 * 24 * 3_600_000) })
}

async function timed(act: () => Promise<number>) {
  const begun = performance.now()
  const count = await act()
  return { count, seconds: (performance.now() - begun) / 1000 }
}

/** A release whose roll-out reached so many installations, three lines each: Kubernetes, 14 nodes. */
async function prepare(version: string, count: number): Promise<string> {
  const id = crypto.randomUUID()
  await owner.query(
    `insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
     values ($1, $2, 'minor', 'Measured', '', 1, 'tracks', now(), now())`,
    [id, version],
  )
  await owner.query(
    `insert into tracks (release_id, type, stage, stage_since, started_at)
     values ($1, 'self_hosted', 'deployment', now(), now() + interval '1 day')`,
    [id],
  )
  await owner.query(
    `with buyer as (insert into customers (id, name, country, registration)
       values (gen_random_uuid(), 'Measured ' || $2, 'FR', '123456782') returning id),
     made as (insert into installations (id, name, customer_id, type, infrastructure, nodes, environments, region,
         operator, sale, facts_source, facts_at)
       select gen_random_uuid(), 'installation ' || n, buyer.id, 'self_hosted', 'kubernetes', 14, 1, 'Lyon', 'customer',
         'direct', 'entered', now() from buyer, generate_series(1, $3::int) n returning id)
     insert into rollouts (release_id, installation_id, track, outcome, at)
     select $1, id, 'self_hosted', 'pending', now() from made`,
    [id, version, count],
  )
  return id
}
