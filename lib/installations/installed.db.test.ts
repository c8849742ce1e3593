import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { installation } from '@/db/aggregates/installation'
import { release } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { lockInstallations } from '@/db/load/installation'
import { getInstallation } from '@/db/queries/installation'
import { installations, rollouts } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedPeople } from '@/db/seeds/people'
import { teller } from '@/db/seeds/teller'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { payloads } from './commands'
import { perform } from '@/lib/perform'
import type { SignedIn, Viewer } from '@/lib/release/people'

const version = '4.2.0'
const track = 'self_hosted'
let dora: SignedIn

beforeAll(async () => {
  const before = new Date(Date.now() - 30 * 86_400_000)
  await seedPeople(before)
  await seedCustomers(before)
  await releaseIn('confirmed', { version: '4.1.0', tracks: [track] })
  await releaseIn('deployment', { version, tracks: [track] })
  const { cast } = await teller({ now: new Date() })
  const found = cast.get('Dora')
  if (!found) throw new Error('Dora is not there.')
  dora = found
})

const viewOf = async (id: string) => {
  const page = await getInstallation({} as Viewer, id)
  if (!page) throw new Error('The installation is not there.')
  return page
}

test('an installed release is in the record of the installation, once, and stale forms about it are refused', async () => {
  const [row] = await db.select({ id: rollouts.installationId }).from(rollouts)
  const id = row?.id ?? ''
  const { installation: seen } = await viewOf(id)
  const record = { type: 'recordOutcome', track, installation: id, reason: '' } as const
  const asked = { actor: dora, subject: version, channel: 'screen' } as const
  const command = { ...record, outcome: 'installed' } as const
  for (const times of [1, 2]) {
    expect((await perform(release, { ...asked, command }))?.ok, String(times)).toBe(true)
    const page = await viewOf(id)
    expect(page.installation).toMatchObject({ version, seq: seen.seq + 1 })
    expect(page.record[0]).toMatchObject({
      event: { type: 'versionInstalled', version },
      person: 'Dora',
    })
  }

  const typed = payloads.editInstallation.parse({
    ...{ installation: seen.name, type: seen.track, partner: seen.partner ?? '' },
    ...{ infrastructure: seen.infrastructure, nodes: String(seen.nodes + 1) },
    ...{ environments: String(seen.environments), region: seen.region, operator: seen.operator },
    ...{ current_version: seen.version ?? '', sale: seen.sale, health_url: '' },
    ...{ source: 'contract', as_of: new Date().toISOString().slice(0, 10) },
  })
  const stale = { type: 'editInstallation', ...typed } as const
  const edited = { actor: dora, subject: id, channel: 'screen' } as const
  const drawn = { ...edited, command: stale, expected: seen.seq }
  expect(await perform(installation, drawn)).toMatchObject({
    refusal: { code: 'changed-since', what: { type: 'versionInstalled', version } },
  })
  expect((await viewOf(id)).installation.version).toBe(version)
  const again = { ...drawn, expected: seen.seq + 1, command: { ...stale, currentVersion: version } }
  expect(await perform(installation, again)).toMatchObject({ ok: true })
})

test('what is retired while a roll-out starts is not in it', async () => {
  const [row] = await db
    .select({ id: installations.id })
    .from(installations)
    .where(and(eq(installations.type, track), installations.active))
  const id = row?.id ?? ''
  const command = { type: 'startRollout', track } as const
  const now = new Date(Date.now() + 7 * 3_600_000)
  const asked = { actor: dora, subject: '4.1.0', command, channel: 'screen', now } as const

  const starting = await unguarded.transaction(async tx => {
    await lockInstallations(tx)
    const begun = perform(release, asked)
    await waiting()
    await tx.update(installations).set({ active: false }).where(eq(installations.id, id))
    return { begun }
  })
  expect(await starting.begun).toMatchObject({ ok: true })
  const { rows } = await db.execute<{ id: string }>(sql`
    select o.installation_id as id from rollouts o join releases r on r.id = o.release_id
    where r.version = '4.1.0'`)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(found => found.id)).not.toContain(id)
})

async function waiting() {
  for (let times = 0; times < 200; times += 1) {
    const { rows } = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`)
    if (rows[0]?.count) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error('Nobody waits for the installations.')
}
