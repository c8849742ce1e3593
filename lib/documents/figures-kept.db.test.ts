import fc from 'fast-check'
import { asc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { draftLines, drafts } from '@/db/schema'
import { seedCustomers } from '@/db/seeds/customers'
import { seedBooks } from '@/db/seeds/invoices'
import { seedPeople } from '@/db/seeds/people'
import { signedIn } from '@/db/seeds/signed-in'
import { documentIn } from '@/db/testing/document-in'
import { startedRelease } from '@/db/testing/started-release'
import { unguarded } from '@/db/testing/unguarded'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { complete } from '@/lib/invoice/document/complete'
import { figuresInXml, figuresOf, figuresOnPaper, unitsOf } from '@/lib/invoice/document/figures'
import { modelOf } from '@/lib/invoice/document/model-of'
import { ublOf } from '@/lib/invoice/document/ubl'
import { filesDrawn } from '@/lib/invoice/testing'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { round } from '@/lib/money'
import { perform } from '@/lib/perform'
import type { SignedIn } from '@/lib/release/people'

const before = new Date('2026-09-01T08:00:00Z')
const now = new Date('2026-11-20T08:00:00Z')
const cast = new Map<string, SignedIn>()

beforeAll(async () => {
  await seedPeople(before)
  await seedCustomers(before)
  await seedBooks(before)
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from people where name in ('Sunna', 'Sacha')`)
  for (const { id, name } of rows) cast.set(name, await signedIn(id, ['sales']))
  const release = await startedRelease(new Date('2026-11-02T08:00:00Z'), '4.1.0')
  await ofAnySize(1)
  await draftInvoices(release, { now })
})

/** The rows of each draft say what its document, its XML and its paper say. */
async function agree() {
  const rows = await db.select().from(drafts)
  for (const { id, number, revision, state, ...row } of rows) {
    const document = complete(await documentIn(id))
    if (!document) throw new Error(`Draft ${number} cannot be put on paper.`)
    const kept = (amount: string) => unitsOf(round(amount, document.currency))
    const lines = await db
      .select()
      .from(draftLines)
      .where(eq(draftLines.draftId, id))
      .orderBy(asc(draftLines.position))
    const figures = figuresInXml(ublOf(modelOf(document, { number, revision, state })))
    expect(figures, `the XML of draft ${number}`).toMatchObject({
      ...{ net: kept(row.net), vat: kept(row.vat), gross: kept(row.gross) },
      each: lines.map(({ amount }) => kept(amount)),
    })
    expect(figuresOf(document), `draft ${number}`).toEqual(figures)
    expect(figuresOnPaper(document), `draft ${number} on paper`).toEqual(figures)
  }
  return rows
}

test('drafts of any size say the same in the tables, in their XML and on paper', async () => {
  const rows = await agree()
  expect(rows).toHaveLength(19)
  expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'ISK']))
})

test('and so do corrections, which take back, or bill another size in the same document', async () => {
  const originals = await db.select().from(drafts)
  for (const { id } of originals) {
    await done('Sunna', id, { type: 'submitDraft', seen: 1 })
    await done('Sacha', id, { type: 'approveDraft', seen: 1 })
    await done('Sunna', id, { type: 'handOverDraft', channel: 'zip', ...filesDrawn, seen: 1 })
  }
  await ofAnySize(2)
  for (const [index, { id: original }] of originals.entries()) {
    const correct = { type: 'correctDraft', original, instead: index % 2 === 0 } as const
    await done('Sunna', crypto.randomUUID(), { ...correct, reason: 'Another size.' })
  }
  const rows = await agree()
  expect(rows).toHaveLength(2 * originals.length)
  const below = rows.filter(({ net }) => net.startsWith('-'))
  expect(new Set(below.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'ISK']))
})

/** Gives every installation other facts, the same ones for a seed. */
async function ofAnySize(seed: number) {
  const size = fc.record({
    nodes: fc.integer({ min: 1, max: 400 }),
    environments: fc.integer({ min: 1, max: 9 }),
  })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from installations order by name, id`,
  )
  const sizes = fc.sample(size, { numRuns: rows.length, seed })
  for (const [index, { id }] of rows.entries()) {
    const { nodes = 1, environments = 1 } = sizes[index] ?? {}
    await unguarded.execute(
      sql`update installations set nodes = ${nodes}, environments = ${environments} where id = ${id}`,
    )
  }
}

async function done(name: string, subject: string, command: AnyDraftCommand) {
  const actor = cast.get(name)
  if (!actor) throw new Error(`${name} is not there.`)
  const decision = await perform(draft, { actor, subject, command, channel: 'screen', now })
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}
