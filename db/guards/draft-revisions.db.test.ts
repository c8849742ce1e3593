import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import {
  approved,
  heldBy,
  reviewed,
  scheduler,
  sha,
  oneDraft,
  tried,
  type Case,
  type OneDraft,
} from '@/db/testing/one-draft'
import { unguarded } from '@/db/testing/unguarded'

let draft: OneDraft
beforeAll(async () => {
  draft = await oneDraft()
})

const cases: Case[] = [
  [
    'the scheduler voids a review',
    'done',
    ({ set, says, lines }) => [
      scheduler,
      says(scheduler),
      set(`state = 'draft', revision = 2`),
      lines,
    ],
    reviewed,
  ],
  [
    'sales edits a draft, with its lines',
    'done',
    ({ by, sunna, edit, lines }) => [...by(sunna, edit), lines],
  ],
  [
    'an edit goes back to an earlier document',
    'documents_go_on',
    ({ by, sunna, edit, lines }) => [...by(sunna, `${edit}, document_seq = 0`), lines],
  ],
  [
    'an edit names an event that is none of its documents',
    'drafts_add_up',
    ({ by, sunna, edit, lines }) => [...by(sunna, `${edit}, document_seq = 2`), lines],
  ],
  [
    'a hold changes an amount',
    'holds_change_nothing_else',
    ({ by, sunna }) =>
      by(sunna, `${heldBy(sunna.id, 'commercial')}, net = net + 1, gross = gross + 1`),
  ],
  [
    'an edit without a revision',
    'drafts_change_by_state',
    ({ by, sunna }) => by(sunna, 'net = net + 1, gross = gross + 1'),
  ],
  ['an edit without its lines', 'drafts_add_up', ({ by, sunna, edit }) => by(sunna, edit)],
  [
    'an edit whose lines do not add up',
    'drafts_add_up',
    ({ by, sunna, edit, lines }) => [
      ...by(sunna, `${edit}, net = net + 1, gross = gross + 1`),
      lines,
    ],
  ],
  [
    'an edit in the name of another',
    'editor_is_who_acts',
    ({ by, sacha, edit, lines }) => [...by(sacha, edit), lines],
  ],
  [
    'an edit during a review',
    'drafts_are_edited_before_review: wrong-state',
    ({ by, sunna, edit, lines }) => [...by(sunna, edit), lines],
    reviewed,
  ],
  [
    'an edit that approves as well',
    'edits_decide_nothing',
    ({ by, sunna, edit }) => by(sunna, `${edit}, sha256 = '${sha}'`),
  ],
  [
    'approving changes an amount',
    'drafts_are_kept',
    ({ by, sunna, approve }) => by(sunna, `${approve}, net = net + 1, gross = gross + 1`),
    reviewed,
  ],
  [
    'approving counts a revision more',
    'draft_revisions_have_no_gap',
    ({ by, sunna, approve }) => by(sunna, `${approve}, revision = revision + 1`),
    reviewed,
  ],
  [
    'going back keeps the digest',
    'drafts_begin_again',
    ({ by, mine, sunna }) => by(sunna, `state = 'draft', revision = 2, ${mine('edited_by')}`),
    approved,
  ],
]

tried(cases, () => draft)

test('what a draft is about stays for the owner too', async () => {
  const moved = unguarded.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = origin`)
    await tx.execute(sql`select begin_request('machine', id) from machines where name = 'seed'`)
    await tx.execute(draft.set('drafted_at = now()'))
  })
  await expect(moved).rejects.toMatchObject({ cause: { constraint: 'drafts_are_kept' } })
})
