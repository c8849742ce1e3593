import { beforeAll, expect, test } from 'vitest'
import { draft } from '@/db/aggregates/draft'
import { getDraft } from '@/db/queries/draft'
import { getPicked, listForReview } from '@/db/queries/review'
import { oneDraft, type OneDraft } from '@/db/testing/one-draft'
import type { AnyDraftCommand } from '@/lib/invoice/commands'
import { holdKinds, type HoldKind } from '@/lib/invoice/hold'
import { reviewFilter } from '@/lib/invoice/review'
import { filesDrawn } from '@/lib/invoice/testing'
import { perform } from '@/lib/perform'
import type { Viewer } from '@/lib/release/people'

const now = new Date('2026-12-01T08:00:00Z')
const since = now.toISOString()
const viewer = {} as Viewer
let one: OneDraft
beforeAll(async () => {
  one = await oneDraft()
})

type Name = 'Sunna' | 'Sacha' | 'Dora'
function act(name: Name, command: AnyDraftCommand) {
  const actor = { Sunna: one.sunna, Sacha: one.sacha, Dora: one.dora }[name]
  return perform(draft, { actor, subject: one.id, command, channel: 'screen', now })
}
async function done(name: Name, command: AnyDraftCommand) {
  const decision = await act(name, command)
  if (!decision?.ok) throw new Error(`${command.type}: ${JSON.stringify(decision)}`)
}
const putOn = (kind: HoldKind) => ({ type: 'holdDraft', kind, reason: `${kind} doubt` }) as const
const lift = (kind: HoldKind) => ({ type: 'liftDraftHold', kind }) as const
const holder = { commercial: 'Sunna', technical: 'Dora' } as const
const hold = (kind: HoldKind) => ({ kind, reason: `${kind} doubt`, since, by: holder[kind] })
const standing = async () => (await getDraft(viewer, one.id))?.holds

/** The draft on each hold, and on both, on its way: refused, lifted, and done. */
async function heldBefore(name: Name, command: AnyDraftCommand) {
  for (const kinds of [['commercial'], ['technical'], holdKinds] as const) {
    for (const kind of kinds) await done(holder[kind], putOn(kind))
    expect(await act(name, command)).toEqual({
      ok: false,
      refusal: { code: 'on-hold', holds: kinds.map(hold) },
    })
    for (const kind of kinds) await done(holder[kind], lift(kind))
  }
  await done(name, command)
}

test('each kind of hold stops a draft on its whole way to accounting, until it is lifted', async () => {
  await heldBefore('Sunna', { type: 'submitDraft', seen: 1 })
  await heldBefore('Sacha', { type: 'approveDraft', seen: 1 })
  for (const kind of holdKinds) await done(holder[kind], putOn(kind))
  await done('Sunna', { type: 'reopenDraft' })
  expect(await standing()).toEqual(holdKinds.map(hold))
})

test('devops leaves a commercial hold alone, and lifts a technical one beside it', async () => {
  const refusal = { code: 'wrong-role', needs: ['sales'] }
  expect(await act('Dora', lift('commercial'))).toEqual({ ok: false, refusal })
  await done('Dora', lift('technical'))
  expect(await standing()).toEqual([hold('commercial')])
})

test('lists say of a hold what the draft says, and are filtered by its kind', async () => {
  const listed = async (mark: string) => {
    const { rows } = await listForReview(viewer, reviewFilter({ mark }), null)
    return rows.map(({ id, holds }) => ({ id, holds }))
  }
  const row = { id: one.id, holds: [hold('commercial')] }
  expect(await listed('held')).toEqual([row])
  expect(await listed('commercial')).toEqual([row])
  expect(await listed('technical')).toEqual([])
  const { rows } = await getPicked(viewer, { ids: [one.id] }, 500)
  expect(rows.map(({ id, holds }) => ({ id, holds }))).toEqual([row])
  await done('Sunna', lift('commercial'))
  expect(await listed('held')).toEqual([])
  const { rows: all } = await listForReview(viewer, reviewFilter({}), null)
  expect(all.every(({ holds }) => holds.length === 0)).toBe(true)
})

test('nothing held goes to accounting, whatever kind it is', async () => {
  await done('Sunna', { type: 'submitDraft', seen: 2 })
  await done('Sacha', { type: 'approveDraft', seen: 2 })
  const hand = { type: 'handOverDraft', channel: 'download', ...filesDrawn, seen: 2 } as const
  await heldBefore('Sunna', hand)
})
