import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Acting } from '@/db/begin-request'
import { db } from '@/db/client'
import { seedBooks } from '@/db/seeds/invoices'
import type { HoldKind } from '@/lib/invoice/hold'
import type { DraftDocument } from '@/lib/invoice/draft'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { attempt, recorded } from './attempt'
import { gathered, type Gathered } from './cast'
import { documentIn } from './document-in'
import { releaseIn } from './release-in'
import { unguarded, withUndo } from './unguarded'

export const scheduler = { kind: 'machine', name: 'scheduler' } as const
export const accounting = { kind: 'machine', name: 'accounting' } as const
export const sha = 'a'.repeat(64)

/** A draft, the first of a release that reached its installations, and the people around it. */
export async function oneDraft() {
  const cast = await gathered()
  await seedBooks(new Date('2026-01-02T08:00:00Z'))
  await releaseIn('deployment', { version: '5.1.0' })
  expect(await draftInvoices(await cast.idOf('5.1.0'))).toBeGreaterThan(3)
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from drafts order by number limit 1`,
  )
  const id = rows[0]?.id ?? ''
  return draftOf(id, await documentIn(id), cast)
}
export type OneDraft = Awaited<ReturnType<typeof oneDraft>>

function draftOf(id: string, document: DraftDocument, cast: Gathered) {
  const [sunna, sacha] = [cast.who('Sunna'), cast.who('Sacha')]
  const says = (actor: Acting, of = id) =>
    recorded(actor, {
      ...{ of: 'draft', id: of, data: { document } },
      type: of === id ? 'draftApproved' : 'correctionDrafted',
    })
  const set = (change: string) => sql`update drafts set ${sql.raw(change)} where id = ${id}`
  const mine = (column: string) => `${column} = '${sunna.id}'`
  return {
    ...{ id, sunna, sacha, dora: cast.who('Dora'), ada: cast.who('Ada'), says, set, mine },
    /** Somebody changes the draft, and says so. */
    by: (actor: Acting, change: string) => [actor, says(actor), set(change)] as const,
    submit: `state = 'in_review', ${mine('submitted_by')}`,
    approve: `state = 'approved', sha256 = '${sha}', ${mine('decided_by')}`,
    edit: `revision = revision + 1, ${mine('edited_by')}`,
    /** Its lines once more, for its second revision. */
    lines: sql`
      insert into draft_lines (draft_id, revision, position, code, quantity, price, amount)
      select draft_id, revision + 1, position, code, quantity, price, amount
      from draft_lines where draft_id = ${id} and revision = 1`,
  }
}

/** Holds as the row keeps them; without a name the console put them on. */
export function heldBy(by: string | null, ...kinds: HoldKind[]) {
  const hold = { reason: 'Disputed', since: '2026-11-03T10:00:00.000Z', by }
  return `held = '${JSON.stringify(Object.fromEntries(kinds.map(kind => [kind, hold])))}'`
}
export const held = heldBy(null, 'commercial')
export const reviewed = `state = 'in_review'`
export const approved = `state = 'approved', sha256 = '${sha}'`

/** What is tried, what stops it, by whom and how; and where the draft stands before, when it is not new. */
export type Case = [string, string, (draft: OneDraft) => readonly [Acting, ...SQL[]], string?]

/** A test for each case, undone afterwards. */
export function tried(cases: readonly Case[], draft: () => OneDraft) {
  test.each([...cases])('%s: %s', async (_, guard, statements, stands) => {
    const { set, sunna } = draft()
    await withUndo(['drafts'], async () => {
      if (stands) await unguarded.execute(set(stands.replaceAll('{sunna}', sunna.id)))
      expect(await attempt(...statements(draft()))).toBe(guard)
    })
  })
}
