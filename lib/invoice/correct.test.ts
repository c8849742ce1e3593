import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles } from '@/lib/release/workflow'
import { correct, correctObstacle, type Correcting } from './correct'
import { draftFor } from './draft'
import { openedDraft, requestFor } from './testing'
import { draftStates } from './workflow'

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const { base } = openedDraft('handed_over')
if (!base) throw new Error('This drafts.')
const elsewhere = draftFor(requestFor({ seller: 'FR', buyer: 'DE', sale: 'direct' }))
const same = draftFor(requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }))

const handedOver: Correcting = {
  original: { id: 'd1', number: 7, releaseId: 'r1', billed: base },
  ...{ state: 'handed_over', corrects: null, corrected: null, billedBy: null },
  ...{ on: '2026-12-01', next: null },
}
const asked = (change: Partial<Correcting>, instead = false, actor = sales) => {
  const command = { type: 'correctDraft', original: 'd1', instead, reason: 'Wrong buyer' } as const
  const answer = correct({ ...handedOver, ...change }, command, actor)
  return answer.ok ? answer.events : answer.refusal
}

test.each(roles)('sales corrects, and nobody else: %s', role => {
  const actor: Actor = { kind: 'person', id: 'p1', roles: [role] }
  const refused = role === 'sales' ? null : { code: 'wrong-role', needs: ['sales'] }
  expect(correctObstacle({ ...handedOver, state: 'booked' }, actor)).toEqual(refused)
  if (refused) expect(asked({}, false, actor)).toEqual(refused)
  else expect(asked({}, false, actor)).toHaveLength(1)
})

test.each(draftStates)('only what accounting has is corrected: %s', state => {
  const answer = asked({ state })
  if (['handed_over', 'booked', 'superseded'].includes(state)) expect(answer).toHaveLength(1)
  else expect(answer).toEqual({ code: 'wrong-state', is: state })
})

test('a draft has one correction at a time', () => {
  expect(asked({ corrected: 9 })).toEqual({ code: 'corrected-already', draft: 9 })
})

test('what is billed anew can be drafted, and fits into the document of the correction', () => {
  const why = { code: 'no_book' } as const
  expect(asked({ next: { kind: 'blocked', why, who: 'sales' } }, true)).toEqual({
    code: 'now-blocked',
    why,
  })
  expect(asked({ next: { kind: 'not_billable', why: 'serverless' } }, true)).toEqual({
    code: 'does-not-fit',
  })
  expect(asked({ next: null }, true)).toEqual({ code: 'does-not-fit' })
  expect(asked({ next: elsewhere }, true)).toEqual({ code: 'does-not-fit' })
  expect(asked({ next: same }, true)).toMatchObject([
    { type: 'correctionDrafted', instead: true, document: { corrects: { number: 7 } } },
  ])
})

test('a correction that is larger than what can be kept is not drafted', () => {
  if (same.kind !== 'drafted') throw new Error('This drafts.')
  const lines = same.draft.lines.map(line => ({ ...line, amount: `${'9'.repeat(17)}.00` }))
  const draft = { ...same.draft, lines }
  expect(asked({ next: { ...same, draft } }, true)).toEqual({ code: 'too-large' })
})

test('what is only taken back does not ask what would be billed now', () => {
  const why = { code: 'no_book' } as const
  expect(asked({ next: { kind: 'blocked', why, who: 'sales' } })).toHaveLength(1)
  expect(asked({ next: elsewhere })).toMatchObject([{ instead: false }])
})
