import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { draftPayloads, type DraftCommand } from './commands'
import { decide, evolve, obstacle, type Draft } from './decide'
import { draftCommandNames, draftRules, draftStates, type DraftState } from './workflow'

const as = (...held: Role[]): Actor => ({ kind: 'person', id: 'p1', roles: held })
const draft = (state: DraftState): Draft => ({
  state,
  revision: 1,
  billedBy: null,
})
const commands: { [Name in DraftCommand['type']]: Extract<DraftCommand, { type: Name }> } = {
  approveDraft: { type: 'approveDraft', seen: 1 },
  rejectDraft: { type: 'rejectDraft', seen: 1, reason: 'Wrong number of nodes' },
  reopenDraft: { type: 'reopenDraft' },
  cancelDraft: { type: 'cancelDraft', reason: 'Billed elsewhere' },
}

// Generated from the workflow, so a new command is covered the moment it is written down.
describe.each(draftCommandNames)('%s', name => {
  const { by, from, to } = draftRules[name]

  test.each(roles)('as %s', role => {
    const refused = obstacle(draft(from[0] ?? 'draft'), name, as(role))
    expect(refused?.code ?? 'allowed').toBe(by.includes(role) ? 'allowed' : 'wrong-role')
  })

  test('never by a machine', () => {
    const machine: Actor = { kind: 'machine', name: 'scheduler' }
    expect(obstacle(draft(from[0] ?? 'draft'), name, machine)?.code).toBe('wrong-role')
  })

  test.each(from)('from %s', state => {
    const decision = decide(draft(state), commands[name], as('sales'))
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(decision.role).toBe('sales')
    expect(decision.events.reduce(evolve, draft(state)).state).toBe(to)
  })

  test.each(draftStates.filter(state => !from.includes(state)))('never from %s', state => {
    const refusal = { code: 'wrong-state', is: state }
    expect(decide(draft(state), commands[name], as('sales'))).toEqual({ ok: false, refusal })
  })
})

test('an approval names the revision it is about, and a reopened draft is a new one', () => {
  const rejected = decide(draft('draft'), commands.rejectDraft, as('sales'))
  expect(rejected).toMatchObject({
    events: [{ type: 'draftRejected', reason: 'Wrong number of nodes' }],
  })
  const reopened = evolve(evolve(draft('draft'), { type: 'draftRejected', reason: 'x' }), {
    type: 'draftReopened',
  })
  expect(decide(reopened, { type: 'approveDraft', seen: 2 }, as('sales'))).toMatchObject({
    events: [{ type: 'draftApproved', revision: 2 }],
  })
})

test('a vote on a revision that is no longer the one is refused', () => {
  const third: Draft = { ...draft('draft'), revision: 3 }
  const stale = { ok: false, refusal: { code: 'changed-since' } }
  expect(decide(third, commands.approveDraft, as('sales'))).toEqual(stale)
  expect(decide(third, commands.rejectDraft, as('sales'))).toEqual(stale)
  expect(decide(third, { type: 'approveDraft', seen: 3 }, as('sales')).ok).toBe(true)
})

test('a rejected draft is not reopened once its line is billed by another', () => {
  const billedBy = { release: '4.4.1', number: 12 }
  const refusal = { code: 'billed-since', ...billedBy }
  const rejected: Draft = { ...draft('rejected'), billedBy }
  expect(decide(rejected, commands.reopenDraft, as('sales'))).toEqual({ ok: false, refusal })
  expect(obstacle({ ...draft('draft'), billedBy }, 'rejectDraft', as('sales'))).toBeNull()
})

test('a reason of blanks is none', () => {
  expect(draftPayloads.rejectDraft.safeParse({ seen: 1, reason: '  ' }).success).toBe(false)
  expect(draftPayloads.cancelDraft.safeParse({ reason: 'x'.repeat(2001) }).success).toBe(false)
})
