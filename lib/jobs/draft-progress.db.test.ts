import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { onChange } from '@/db/changes'
import { keepRun } from '@/db/load/draft-run'
import { getDeployment, type DraftRun } from '@/db/queries/deployment'
import { draftRuns, drafts } from '@/db/schema'
import { db } from '@/db/client'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { unguarded } from '@/db/testing/unguarded'
import type { Viewer } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'

// Four batches, of which three go side by side: there is always something in between to be seen.
const ALL = 1_000
const BATCHES = 4

const before = new Date('2026-09-01T08:00:00Z')
const release = crypto.randomUUID()

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  await started(release, ALL)
})

test('who watches the page sees drafting go up to the last installation, with a rate that is true', async () => {
  const heard: string[] = []
  const deaf = onChange(changed => heard.push(changed))
  await expect.poll(() => heard).toContain('')

  const seen: DraftRun[] = []
  const look = async () => {
    const { run } = await getDeployment({} as Viewer, release)
    if (run) seen.push(run)
  }
  const over = new AbortController()
  const begun = performance.now()
  const drafting = draftInvoices(release).finally(() => over.abort())
  while (!over.signal.aborted) await look()
  expect(await drafting).toBe(ALL)
  const seconds = (performance.now() - begun) / 1000
  await look()

  const done = seen.map(run => run.done)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(seen.every(({ total, failed }) => total === ALL && failed === 0)).toBe(true)
  const between = seen.filter(run => run.done > 0 && run.done < ALL)
  expect(between.length).toBeGreaterThan(0)
  expect(between.every(({ finished }) => !finished)).toBe(true)
  expect(seen.at(-1)).toMatchObject({ total: ALL, done: ALL, failed: 0, finished: true })
  expect(await db.$count(drafts)).toBe(ALL)

  // So many in the time the run says it took, which is no longer than we waited for it.
  const [kept] = await db.select().from(draftRuns)
  const took = ((kept?.at.getTime() ?? 0) - (kept?.startedAt.getTime() ?? 0)) / 1000
  expect(took).toBeLessThanOrEqual(seconds)
  const { rate = 0 } = seen.at(-1) ?? {}
  expect(Math.abs(rate - ALL / took)).toBeLessThanOrEqual(0.5)
  for (const run of between) expect((run.rate + 0.5) * seconds).toBeGreaterThanOrEqual(run.done)

  // At its beginning, with each batch and at its end the open pages are told.
  const told = () => heard.filter(changed => changed === `draft ${release}`)
  await expect.poll(() => told().length).toBe(1 + BATCHES + 1)
  deaf()
})

test('a run that finds nothing leaves what the last one said', async () => {
  const { run } = await getDeployment({} as Viewer, release)
  expect(await draftInvoices(release)).toBe(0)
  expect((await getDeployment({} as Viewer, release)).run).toEqual(run)
})

test('a word of a batch that comes late takes nothing back', async () => {
  const startedAt = new Date()
  const say = (done: number) =>
    keepRun(release, { total: ALL, done, failed: 0, startedAt, finished: false }, false)
  await say(500)
  await say(250)
  expect((await getDeployment({} as Viewer, release)).run).toMatchObject({ done: 500 })
})

/** A release whose roll-out reached so many installations a moment ago. */
async function started(id: string, count: number) {
  await unguarded.execute(sql`
    insert into releases (id, version, kind, title, notes, template, stage, stage_since, opened_at)
    values (${id}, '9.1.0', 'minor', 'Watched', '', 1, 'tracks', now(), now())`)
  await unguarded.execute(sql`
    insert into tracks (release_id, type, stage, stage_since, started_at)
    values (${id}, 'self_hosted', 'deployment', now(), now() - interval '1 minute')`)
  await unguarded.execute(sql`
    with buyer as (insert into customers (id, name, country, registration)
      values (gen_random_uuid(), 'Mille Sites SAS', 'FR', '123456782') returning id),
    made as (insert into installations (id, name, customer_id, type, infrastructure, nodes, environments, region, operator,
        sale, facts_source, facts_at)
      select gen_random_uuid(), 'site ' || n, buyer.id, 'self_hosted', 'kubernetes', 14, 1, 'Lyon', 'customer', 'direct',
        'entered', now() from buyer, generate_series(1, ${count}::int) n returning id)
    insert into rollouts (release_id, installation_id, track, outcome, at)
    select ${id}, id, 'self_hosted', 'pending', now() from made`)
}
