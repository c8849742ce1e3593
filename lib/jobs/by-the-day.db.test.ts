import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { release as releases } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { previewStart } from '@/db/queries/readiness'
import { draftLines, drafts, ledger, releases as releaseRows } from '@/db/schema'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered, type Gathered } from '@/db/testing/cast'
import { documentIn } from '@/db/testing/document-in'
import { releaseIn } from '@/db/testing/release-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import { perform } from '@/lib/perform'
import type { Command } from '@/lib/release/commands'
import type { Viewer } from '@/lib/release/people'
import { draftInvoices } from './draft-invoices'

const installed = new Date('2026-11-12T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
let cast: Gathered
let release = ''
let here = ''

// The books in force, with flat prices for a month; that they are as published is looked at elsewhere.
beforeAll(async () => {
  cast = await gathered()
  await seedBooks(new Date('2026-09-01T08:00:00Z'))
  await unguarded.execute(sql`update price_books set rules = (
    select jsonb_agg(case when r ->> 'kind' = 'flat' then r || '{"prorated": "month"}' else r end order by n)
    from jsonb_array_elements(rules) with ordinality as said (r, n))`)
  release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  const { rows } = await db.execute<{ id: string }>(sql`
    select o.installation_id as id from rollouts o join installations i on i.id = o.installation_id
    where o.release_id = ${release} and o.track = 'self_hosted' and i.infrastructure = 'kubernetes'
    order by i.name limit 1`)
  here = rows[0]?.id ?? ''
})

const entryOf = async (of: string) => {
  const place = and(eq(ledger.releaseId, of), eq(ledger.installationId, here))
  return (await db.select().from(ledger).where(place))[0]
}

async function say(version: string, command: Command, at = now) {
  const asked = { actor: cast.who('Dora'), subject: version, command, channel: 'screen' } as const
  expect(await perform(releases, { ...asked, now: at })).toMatchObject({ ok: true })
}
const outcome = { type: 'recordOutcome', track: 'self_hosted', outcome: 'installed' } as const
const install = () => ({ ...outcome, installation: here, reason: '' })

test('before a start it says what everything would come to, had it been installed', async () => {
  await releaseIn('answered', { version: '4.5.0', tracks: ['self_hosted', 'sovereign'] })
  const [next] = await db.select().from(releaseRows).where(eq(releaseRows.version, '4.5.0'))
  const found = await previewStart({} as Viewer, next?.id ?? '', now)
  expect(found.flatMap(({ expected }) => expected.drafted).length).toBeGreaterThan(0)
  expect(found.flatMap(({ expected }) => expected.blocked)).toEqual([])
})

test('until somebody says that it is installed, it waits', async () => {
  await draftInvoices(release, { now })
  const details = { code: 'not_installed', outcome: 'pending' }
  expect(await entryOf(release)).toMatchObject({ state: 'blocked', details })
})

test('what can be said no more bills nothing, and the fix that is installed is billed instead', async () => {
  await say('4.1.0', { type: 'rollBackTrack', track: 'self_hosted', reason: 'Lost data.' })
  const fix = await startedRelease(new Date('2026-11-10T08:00:00Z'), '4.1.1')
  await say('4.1.1', install(), installed)
  await draftInvoices(fix, { now })
  expect(await entryOf(fix)).toMatchObject({ state: 'drafted' })
  const [row] = await db.select().from(drafts).where(eq(drafts.releaseId, fix))
  const { deliveredOn, lines } = await documentIn(row?.id ?? '')
  expect(deliveredOn).toBe('2026-11-12')
  // 12 to 30 November: 19 of 30 days.
  const flat = lines.filter(({ period }) => period)
  expect(flat.map(({ quantity, period }) => [quantity, period?.days])).toEqual([['19', 30]])
  const kept = await db
    .select()
    .from(draftLines)
    .where(eq(draftLines.draftId, row?.id ?? ''))
  expect(kept.map(({ periodDays }) => periodDays)).toContain(30)
})
