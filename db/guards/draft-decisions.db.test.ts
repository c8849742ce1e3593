import { beforeAll, expect, test } from 'vitest'
import { attempt, recorded } from '@/db/testing/attempt'
import { issued } from '@/db/testing/issued'
import {
  accounting,
  approved,
  held,
  heldBy,
  reviewed,
  scheduler,
  sha,
  oneDraft,
  tried,
  type Case,
  type OneDraft,
} from '@/db/testing/one-draft'
import { unguarded, withUndo } from '@/db/testing/unguarded'
import { holdKinds } from '@/lib/invoice/hold'

let draft: OneDraft
beforeAll(async () => {
  draft = await oneDraft()
})

const handed = `state = 'handed_over', handed_over = '{"channel": "zip", "sha256": {"json": "${sha}"}}'`

const both = heldBy('{sunna}', ...holdKinds)

const cases: Case[] = [
  ['sales submits a draft', 'done', ({ by, sunna, submit }) => by(sunna, submit)],
  [
    'sales approves what another submitted',
    'done',
    ({ by, sunna, approve }) => by(sunna, approve),
    reviewed,
  ],
  [
    'sales cancels a draft',
    'done',
    ({ by, mine, sunna }) => by(sunna, `state = 'cancelled', ${mine('decided_by')}`),
  ],
  ['sales hands an approved draft over', 'done', ({ by, sunna }) => by(sunna, handed), approved],
  [
    'accounting books it',
    'done',
    ({ by }) => by(accounting, `state = 'booked', booked = 'F-1'`),
    `state = 'handed_over'`,
  ],
  ['the scheduler puts a draft on hold', 'done', ({ by }) => by(scheduler, held)],
  ['sales lifts a hold', 'done', ({ by, sunna }) => by(sunna, 'held = null'), held],
  [
    'devops puts a technical hold on',
    'done',
    ({ by, dora }) => by(dora, heldBy(dora.id, 'technical')),
  ],
  [
    'devops lifts a technical hold of sales beside a commercial one',
    'done',
    ({ by, dora }) => by(dora, `held = held - 'technical'`),
    both,
  ],
  [
    'devops lifts a commercial hold',
    'holds_are_by_their_roles: wrong-role',
    ({ by, dora }) => by(dora, `held = held - 'commercial'`),
    both,
  ],
  [
    'the scheduler puts a technical hold on',
    'holds_are_by_their_roles: wrong-role',
    ({ by }) => by(scheduler, heldBy(null, 'technical')),
  ],
  [
    'two holds are lifted at once',
    'holds_come_and_go_by_kind',
    ({ by, sunna }) => by(sunna, 'held = null'),
    both,
  ],
  [
    'a hold takes the place of another of its kind',
    'holds_come_and_go_by_kind',
    ({ by, sunna }) => by(sunna, heldBy(sunna.id, 'commercial')),
    held,
  ],
  [
    'a hold is put on in the name of another',
    'holder_is_who_acts',
    ({ by, sunna, dora }) => by(sunna, heldBy(dora.id, 'technical')),
  ],
  [
    'a hold is put on in the name of the console',
    'holder_is_who_acts',
    ({ by, sunna }) => by(sunna, held),
  ],
  [
    'a draft moves without an event',
    'drafts_are_recorded',
    ({ set, sunna, submit }) => [sunna, set(submit)],
  ],
  [
    'a machine submits a draft',
    'drafts_are_decided_by_sales: wrong-role',
    ({ by }) => by(scheduler, `state = 'in_review'`),
  ],
  [
    'devops approves a draft',
    'drafts_are_decided_by_sales: wrong-role',
    ({ set, says, dora, approve }) => [dora, says(dora), set(approve)],
    reviewed,
  ],
  [
    'a draft is approved in the name of another',
    'decider_is_who_acts',
    ({ by, sacha, approve }) => by(sacha, approve),
    reviewed,
  ],
  [
    'a draft is submitted in the name of another',
    'submitter_is_who_acts',
    ({ by, sacha, submit }) => by(sacha, submit),
  ],
  [
    'who submitted a draft approves it',
    'drafts_have_four_eyes: edited-by-you',
    ({ by, sunna, approve }) => by(sunna, approve),
    `${reviewed}, submitted_by = '{sunna}'`,
  ],
  [
    'who changed a line approves the draft',
    'drafts_have_four_eyes: edited-by-you',
    ({ by, sunna, approve }) => by(sunna, approve),
    `${reviewed}, layer = '[{"by": "{sunna}"}]'`,
  ],
  [
    'a draft is approved without a digest',
    'approvals_freeze',
    ({ by, mine, sunna }) => by(sunna, `state = 'approved', ${mine('decided_by')}`),
    reviewed,
  ],
  [
    'a draft on hold is submitted',
    'held_drafts_wait: on-hold',
    ({ by, sunna, submit }) => by(sunna, submit),
    held,
  ],
  [
    'a draft on hold is approved',
    'held_drafts_wait: on-hold',
    ({ by, sunna, approve }) => by(sunna, approve),
    `${reviewed}, ${held}`,
  ],
  [
    'a draft on hold is handed over',
    'held_drafts_wait: on-hold',
    ({ by, sunna }) => by(sunna, handed),
    `${approved}, ${held}`,
  ],
  [
    'something else than what was approved is handed over',
    'what_was_approved_is_handed_over',
    ({ by, sunna }) => by(sunna, handed),
    `state = 'approved', sha256 = '${'b'.repeat(64)}'`,
  ],
  [
    'a draft is approved at once',
    'drafts_move_legally: wrong-state',
    ({ by, sunna, approve }) => by(sunna, approve),
  ],
  [
    'an approved draft is rejected',
    'drafts_move_legally: wrong-state',
    ({ by, mine, sunna }) => by(sunna, `state = 'rejected', ${mine('decided_by')}`),
    approved,
  ],
  [
    'a cancelled draft comes back',
    'drafts_move_legally: wrong-state',
    ({ by, sunna }) => by(sunna, `state = 'draft', revision = 2`),
    `state = 'cancelled'`,
  ],
  [
    'a machine lifts a hold',
    'holds_are_by_their_roles: wrong-role',
    ({ by }) => by(scheduler, 'held = null'),
    held,
  ],
  [
    'what is handed over is held',
    'drafts_are_held_undecided: wrong-state',
    ({ by, sunna }) => by(sunna, heldBy(sunna.id, 'commercial')),
    `state = 'handed_over'`,
  ],
  [
    'submitting names a number of accounting',
    'states_change_their_own',
    ({ by, sunna, submit }) => by(sunna, `${submit}, booked = 'F-1'`),
  ],
  [
    'booked without a number',
    'booked_has_a_number',
    ({ by }) => by(accounting, `state = 'booked'`),
    `state = 'handed_over'`,
  ],
  [
    'who edited a draft last approves it',
    'drafts_have_four_eyes: edited-by-you',
    ({ by, sunna, approve }) => by(sunna, approve),
    `${reviewed}, edited_by = '{sunna}'`,
  ],
]

tried(cases, () => draft)

test('where nobody acts, nothing is decided', async () => {
  expect(await attempt(null, draft.set(draft.submit))).toBe('draft_keeps_its_course')
})

test('a token of accounting books a draft, and puts none on hold', async () => {
  const books = await issued({ by: draft.ada.id, name: 'Books', scopes: ['drafts:acknowledge'] })
  const says = recorded(books, { of: 'draft', id: draft.id, type: 'draftBooked' })
  await withUndo(['drafts'], async () => {
    expect(await attempt(books, says, draft.set(held))).toBe('tokens_change_their_own')
    await unguarded.execute(draft.set(`state = 'handed_over'`))
    expect(await attempt(books, says, draft.set(`state = 'booked', booked = 'F-1'`))).toBe('done')
  })
})
