import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import type { DraftCommand } from './commands'
import { concerns } from './concerns'
import { decide, type Draft } from './decide'
import { draftEvent } from './events'
import { evolve } from './evolve'
import { holdKinds, holdRules, type Hold, type HoldKind } from './hold'
import { obstacle } from './standing'
import { filesDrawn, openedDraft } from './testing'
import { draftRules, draftStates, type DraftState } from './workflow'

const as = (...mine: Role[]): Actor => ({ kind: 'person', id: 'p1', roles: mine })
const machine: Actor = { kind: 'machine', name: 'scheduler' }
const token: Actor = { kind: 'token', id: 't1', name: 'CI', scopes: ['drafts:acknowledge'] }
const since = '2026-11-02T10:00:00.000Z'
const hold = (kind: HoldKind): Hold => ({ kind, reason: `${kind} doubt`, since, by: 'Dora' })
const held = (state: DraftState, ...kinds: HoldKind[]): Draft => ({
  ...openedDraft(state),
  holds: kinds.map(hold),
})
const putOn = (kind: HoldKind) => ({ type: 'holdDraft', kind, reason: 'Why?' }) as const
const lift = (kind: HoldKind) => ({ type: 'liftDraftHold', kind }) as const
const other = { commercial: 'technical', technical: 'commercial' } as const
const who: Record<HoldKind, readonly Role[]> = {
  commercial: ['sales'],
  technical: ['devops', 'sales'],
}

describe.each(holdKinds)('a %s hold', kind => {
  test.each(roles)('is put on and lifted by %s, or not', role => {
    const needs = holdRules[kind]
    const may = who[kind].includes(role)
    const on = obstacle(held('draft'), 'holdDraft', as(role), kind)
    expect(on).toEqual(may ? null : { code: 'wrong-role', needs: needs.holdDraft })
    const off = obstacle(held('draft', kind), 'liftDraftHold', as(role), kind)
    expect(off).toEqual(may ? null : { code: 'wrong-role', needs: needs.liftDraftHold })
  })

  test('is decided in the role that its kind asks for, whatever else somebody is', () => {
    const both = as('devops', 'sales')
    const role = kind === 'commercial' ? 'sales' : 'devops'
    expect(decide(held('draft'), putOn(kind), both)).toMatchObject({ role })
    expect(decide(held('draft', kind), lift(kind), both)).toMatchObject({ role })
  })

  test('is lifted by no machine and no token', () => {
    for (const actor of [machine, token])
      expect(decide(held('draft', kind), lift(kind), actor)).toMatchObject({
        refusal: { code: 'wrong-role' },
      })
  })

  test.each([
    ['submitDraft', 'draft', { type: 'submitDraft', seen: 1 }],
    ['approveDraft', 'in_review', { type: 'approveDraft', seen: 1 }],
    [
      'handOverDraft',
      'approved',
      { type: 'handOverDraft', channel: 'download', ...filesDrawn, seen: 1 },
    ],
  ] as const satisfies [string, DraftState, DraftCommand][])(
    'stops %s, and says why, since when and by whom',
    (_, state, command) => {
      const refusal = { code: 'on-hold', holds: [hold(kind)] }
      expect(decide(held(state, kind), command, as('sales'))).toEqual({ ok: false, refusal })
      expect(decide(held(state), command, as('sales')).ok).toBe(true)
    },
  )

  test('stops nothing else', () => {
    for (const [name, state] of [
      ['rejectDraft', 'in_review'],
      ['reopenDraft', 'approved'],
      ['cancelDraft', 'draft'],
    ] as const)
      expect(obstacle(held(state, kind), name, as('sales'))).toBeNull()
  })

  test('stands once, and the other kind beside it', () => {
    const refusal = { code: 'on-hold', holds: [hold(kind)] }
    expect(decide(held('draft', kind), putOn(kind), as('sales'))).toEqual({ ok: false, refusal })
    const both = after(held('draft', kind), putOn(other[kind]), as('sales'))
    expect(both.holds.map(each => each.kind)).toEqual(holdKinds)
  })

  test('is lifted by itself', () => {
    const both = held('draft', ...holdKinds)
    expect(after(both, lift(kind), as('sales')).holds).toEqual([hold(other[kind])])
    expect(decide(held('draft', other[kind]), lift(kind), as('sales'))).toMatchObject({
      refusal: { code: 'not-held' },
    })
  })

  test.each(draftStates)('is put on while %s, or not', state => {
    const open = draftRules.holdDraft.from.includes(state)
    expect(decide(held(state), putOn(kind), as('sales')).ok).toBe(open)
  })

  test('concerns a form about it, and none about the other', () => {
    const cause = 'person' as const
    const put = { type: 'draftHeld', kind, reason: 'Why?', cause } as const
    const lifted = { type: 'draftHoldLifted', kind } as const
    for (const event of [put, lifted])
      for (const command of [putOn, lift]) {
        expect(concerns(command(kind), event)).toBe(true)
        expect(concerns(command(other[kind]), event)).toBe(false)
      }
    expect(concerns(lift(kind), { type: 'draftCancelled', reason: 'Why?' })).toBe(true)
  })
})

test('who may for some kind is who may at all', () => {
  for (const name of ['holdDraft', 'liftDraftHold'] as const) {
    const all = holdKinds.flatMap(kind => holdRules[kind][name])
    expect(draftRules[name].by.toSorted()).toEqual([...new Set<string>(all)].toSorted())
  }
})

test('the console holds what was rolled back commercially, and nothing technically', () => {
  expect(decide(held('draft', 'technical'), putOn('commercial'), machine)).toMatchObject({
    events: [{ type: 'draftHeld', kind: 'commercial', cause: 'rolled_back' }],
    role: 'system',
  })
  expect(decide(held('draft'), putOn('technical'), machine)).toMatchObject({
    refusal: { code: 'wrong-role', needs: ['devops', 'sales'] },
  })
})

test('what is on both holds says both', () => {
  expect(obstacle(held('draft', ...holdKinds), 'submitDraft', as('sales'))).toEqual({
    code: 'on-hold',
    holds: holdKinds.map(hold),
  })
})

test('a hold from before there were kinds is commercial', () => {
  const put = { type: 'draftHeld', reason: 'Disputed', cause: 'person' }
  expect(draftEvent.parse(put)).toEqual({ ...put, kind: 'commercial' })
  expect(draftEvent.parse({ type: 'draftHoldLifted' })).toMatchObject({ kind: 'commercial' })
})

function after(draft: Draft, command: DraftCommand, actor: Actor) {
  const decision = decide(draft, command, actor)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolve, draft)
}
