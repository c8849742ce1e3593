import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { release as releases } from '@/db/aggregates/release'
import { db } from '@/db/client'
import { listDraftsDue } from '@/db/load/drafts-due'
import { drafts } from '@/db/schema'
import { seedBooks } from '@/db/seeds/invoices'
import { gathered } from '@/db/testing/cast'
import { startedRelease } from '@/db/testing/started-release'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { filesDrawn } from '@/lib/invoice/testing'
import { perform } from '@/lib/perform'
import { draftInvoices } from './draft-invoices'
import { holdDrafts } from './hold-drafts'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')

test('what takes back what was rolled back is not held, and what waits is', async () => {
  const cast = await gathered()
  const done = async (name: string, subject: string, command: AnyDraftCommand) => {
    const asked = { actor: cast.who(name), subject, command, channel: 'screen', now } as const
    const decision = await perform(draft, asked)
    if (!decision?.ok) throw new Error(JSON.stringify(decision))
  }
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now })
  const { rows } = await db.execute<{ id: string }>(sql`
    select d.id from drafts d join rollouts o on o.release_id = d.release_id
      and o.installation_id = d.installation_id and o.track = 'self_hosted' order by d.number limit 2`)
  const [original, waits] = rows.map(({ id }) => id)
  if (!original || !waits) throw new Error('Two are drafted.')
  await done('Sunna', original, { type: 'submitDraft', seen: 1 })
  await done('Sacha', original, { type: 'approveDraft', seen: 1 })
  const files = { channel: 'download', ...filesDrawn, seen: 1 } as const
  await done('Sunna', original, { type: 'handOverDraft', ...files })

  const command = { type: 'rollBackTrack', track: 'self_hosted', reason: 'Lost data.' } as const
  const asked = {
    actor: cast.who('Dora'),
    subject: '4.1.0',
    command,
    channel: 'screen',
    now,
  } as const
  expect(await perform(releases, asked)).toMatchObject({ ok: true })
  const correction = crypto.randomUUID()
  const taking = { original, instead: false, reason: 'It was rolled back.' }
  await done('Sacha', correction, { type: 'correctDraft', ...taking })
  await holdDrafts(release, now)
  const heldOf = async (id: string) =>
    (await db.select({ held: drafts.held }).from(drafts).where(eq(drafts.id, id)))[0]?.held
  expect(await heldOf(correction)).toBeNull()
  expect(await heldOf(waits)).toMatchObject({ commercial: { reason: 'Lost data.' } })
  expect(await listDraftsDue(true)).toEqual([])
})
