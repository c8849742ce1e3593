import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { drafts, events } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { accountingListens } from '@/db/testing/accounting-listens'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { draftFile, fileKinds } from '@/lib/documents/draft-file'
import { approvedDigests } from '@/lib/documents/approved-digests'
import { complete } from '@/lib/invoice/document/complete'
import { draftEvent } from '@/lib/invoice/events'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { channels } from '@/lib/invoice/commands'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'
import { bulkDrafts } from './bulk-drafts'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
let [sunna, sacha]: SignedIn[] = []
let ids: string[] = []

beforeAll(async () => {
  accountingListens()
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await draftInvoices(release, { now })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from people where name in ('Sunna', 'Sacha') order by name desc`,
  )
  ;[sunna, sacha] = await Promise.all(rows.map(({ id }) => signedIn(id, ['sales'])))
  ids = (await db.select({ id: drafts.id }).from(drafts).orderBy(drafts.number)).map(({ id }) => id)
  for (const id of ids.slice(0, 6)) {
    await act(sunna, id, { type: 'submitDraft', seen: 1 })
    await act(sacha, id, { type: 'approveDraft', seen: 1 })
  }
}, 60_000)

function act(actor: SignedIn | undefined, subject: string, command: AnyDraftCommand) {
  if (!actor) throw new Error('Nobody acts.')
  return perform(draft, { actor, subject, command, channel: 'screen', now })
}

function handOver(picked: string[], channel: (typeof channels)[number]) {
  const bulk = {
    ...{ act: 'handOverDraft' as const, channel },
    drafts: picked.map(id => ({ id, seen: 1, expected: 3 })),
  }
  return bulkDrafts(
    {},
    bulk,
    async ({ subject }, command) => {
      const answer = await act(sunna, subject, command as AnyDraftCommand)
      return answer?.ok ? { ok: true } : { ok: false, message: JSON.stringify(answer) }
    },
    () => Promise.resolve('failed'),
  )
}

/** The digests of the files as whoever opens the draft downloads them now. */
async function downloaded(id: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
  const document = complete(await documentIn(id))
  if (!row || !document) throw new Error('There is nothing to draw.')
  const made = fileKinds.map(async kind => {
    const { bytes } = await draftFile(kind, document, row)
    return [kind, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(made))
}

async function recorded(id: string) {
  const rows = await db
    .select()
    .from(events)
    .where(sql`aggregate_id = ${id} and type = 'draftHandedOver'`)
  expect(rows).toHaveLength(1)
  const event = draftEvent.parse({ ...(rows[0]?.data as object), type: 'draftHandedOver' })
  return event.type === 'draftHandedOver' ? event : null
}

test.each(channels.map((channel, index) => [channel, index] as const))(
  'many that are handed over by %s have the digest of each file on the record',
  async (channel, index) => {
    const picked = ids.slice(index * 2, index * 2 + 2)
    const report = await handOver(picked, channel)
    expect(report.map(({ outcome }) => outcome)).toEqual(['updated', 'updated'])
    for (const id of picked) {
      const files = await downloaded(id)
      expect(Object.keys(files).toSorted()).toEqual(['json', 'pdf', 'xml'])
      expect(await recorded(id)).toMatchObject({ channel, sha256: files })
      const [row] = await db.select().from(drafts).where(eq(drafts.id, id))
      expect(row?.handedOver).toEqual({ channel, sha256: files })
    }
  },
)

test('once accounting booked it, its files are still those that were handed over', async () => {
  const [id = ''] = ids
  expect(await act(sacha, id, { type: 'acknowledgeDraft', number: 'FA-1' })).toMatchObject({
    ok: true,
  })
  expect(await recorded(id)).toMatchObject({ sha256: await downloaded(id) })
})

test('what is not approved has no files to hand over, and stops no other', async () => {
  const [, , , , , , open = ''] = ids
  expect(await approvedDigests(open)).toEqual({})
  expect(await approvedDigests('nothing')).toEqual({})
  const report = await handOver([open], 'zip')
  expect(report).toMatchObject([{ outcome: 'refused', message: /wrong-state/ }])
})
