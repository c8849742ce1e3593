import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { inject } from 'vitest'
import { placeBinaries } from '@/bin/keeper/binaries.mjs'
import { homeOf } from '@/bin/keeper/home.mjs'
import { db } from '@/db/client'
import { verifyRecord } from '@/lib/record/verify'

/** The database stops at once, as when its machine does, and comes back. */
export function restart() {
  const home = homeOf(process.cwd(), process.env['CONSOLE_DATA_DIR'])
  const { bin } = placeBinaries(process.cwd(), home.binaries)
  const data = inject('dataFolder')
  const how = ['restart', '-m', 'immediate', '-w', '-s', '-D', data, '-l', join(data, 'again.log')]
  execFileSync(join(bin, 'pg_ctl'), how, { ...home.account, cwd: data, stdio: 'ignore' })
}

/** Of these titles those that the record does not have. */
export async function missing(titles: readonly string[]) {
  const { rows } = await db.execute<{ title: string }>(
    sql`select data ->> 'title' as title from events where type = 'releaseEdited'`,
  )
  const kept = new Set(rows.map(({ title }) => title))
  return titles.filter(title => !kept.has(title))
}

/** What is not whole: the row says what the last event says, the events have no gap, and each is in the chain. */
export async function halfDone() {
  const { rows } = await db.execute(sql`
    select r.version, r.title, last.title as said, last.seq, counted.events, counted.chained from releases r
    cross join lateral (select e.seq, e.data ->> 'title' as title from events e
      where e.aggregate_id = r.id order by e.seq desc limit 1) last
    cross join lateral (select count(*) as events, count(c.hash) as chained from events e
      left join chain c on c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq
      where e.aggregate_id = r.id) counted
    where r.title <> last.title or counted.events <> last.seq or counted.chained <> last.seq`)
  return rows
}

/** The record, verified from its first event to its last. */
export async function standsWhole() {
  const url = new URL(inject('adminUrl'))
  url.pathname = new URL(process.env['DATABASE_URL'] ?? '').pathname
  const client = new Client(url.href)
  await client.connect()
  try {
    return await verifyRecord(client, null)
  } finally {
    await client.end()
  }
}
