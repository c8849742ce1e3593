import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { draftPayloads, type DraftCommand } from './commands'
import { decide, type Draft } from './decide'
import { sealed } from './document/sealed'
import { evolve } from './evolve'
import { obstacle } from './standing'
import { filesDrawn, openedDraft } from './testing'
import { draftCommandNames, draftRules, draftStates, whoMay, type DraftState } from './workflow'
import { digestOf } from './recompute'
import { requestFor } from './testing'
import { draftFor } from './draft'

const as = (...held: Role[]): Actor => ({ kind: 'person', id: 'p1', roles: held })
const machine: Actor = { kind: 'machine', name: 'scheduler' }

// Now there are 18 nodes where there were 14.
const moved = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
moved.facts = { ...moved.facts, nodes: { value: 18, source: 'heartbeat', asOf: '2026-11-20' } }
const next = draftFor(moved)
const digest = next.kind === 'drafted' ? digestOf(next.draft) : ''

/** A draft in a state, and what lets the command through that is tried on it. */
const places: Partial<Record<DraftCommand['type'], Partial<Draft>>> = {
  liftDraftHold: {
    holds: [{ kind: 'commercial', reason: 'Disputed', since: '2026-11-03T10:00:00Z', by: 'Sacha' }],
  },
  recomputeDraft: { next },
  voidReview: { next },
  supersedeDraft: { replacedBy: 7 },
  removeOverride: {
    layer: [
      {
        ...{
          kind: 'added',
          key: 'added-1',
          reason: 'Agreed',
          by: 'p2',
          at: '2026-11-03T10:00:00Z',
        },
        ...{ text: { en: 'Travel', fr: 'Travel', is: 'Travel' }, quantity: '1', unitPrice: '90' },
      },
    ],
  },
}
const draft = (state: DraftState, name?: DraftCommand['type']): Draft => ({
  ...openedDraft(state),
  ...(name && places[name]),
})

const reason = 'Wrong number of nodes'
const commands: { [Name in DraftCommand['type']]: Extract<DraftCommand, { type: Name }> } = {
  overrideLine: {
    ...{ type: 'overrideLine', key: 'nodes@4', quantity: '5', unitPrice: null, leaveOut: false },
    ...{ reason, seen: 1 },
  },
  addLine: { type: 'addLine', text: 'Travel', quantity: '-1', unitPrice: '90', reason, seen: 1 },
  removeOverride: { type: 'removeOverride', key: 'added-1', reason, seen: 1 },
  recomputeDraft: { type: 'recomputeDraft', digest, choices: [], seen: 1 },
  submitDraft: { type: 'submitDraft', seen: 1 },
  approveDraft: { type: 'approveDraft', seen: 1 },
  rejectDraft: { type: 'rejectDraft', seen: 1, reason },
  reopenDraft: { type: 'reopenDraft' },
  voidReview: { type: 'voidReview' },
  holdDraft: { type: 'holdDraft', kind: 'commercial', reason },
  liftDraftHold: { type: 'liftDraftHold', kind: 'commercial' },
  handOverDraft: { type: 'handOverDraft', channel: 'download', ...filesDrawn, seen: 1 },
  resendHandOver: { type: 'resendHandOver' },
  acknowledgeDraft: { type: 'acknowledgeDraft', number: 'FA-2026-001' },
  supersedeDraft: { type: 'supersedeDraft' },
  cancelDraft: { type: 'cancelDraft', reason: 'Billed elsewhere' },
}

// Generated from the workflow, so a new command is covered the moment it is written down.
describe.each(draftCommandNames)('%s', name => {
  const { from, to } = draftRules[name]
  const command = commands[name]
  const kind = 'kind' in command ? command.kind : null
  const by = whoMay(name, kind)
  const actor = by.includes('sales') ? as('sales') : machine

  test.each(roles)('as %s', role => {
    const refused = obstacle(draft(from[0] ?? 'draft', name), name, as(role), kind)
    expect(refused?.code ?? 'allowed').toBe(by.includes(role) ? 'allowed' : 'wrong-role')
  })

  test('by a machine only where the process says so', () => {
    const refused = obstacle(draft(from[0] ?? 'draft', name), name, machine, kind)
    expect(refused?.code ?? 'allowed').toBe(by.includes('system') ? 'allowed' : 'wrong-role')
  })

  test.each(from)('from %s', state => {
    const decision = decide(draft(state, name), commands[name], actor)
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(decision.role).toBe(by.includes('sales') ? 'sales' : 'system')
    expect(decision.events).toHaveLength(1)
    expect(decision.events.reduce(evolve, draft(state, name)).state).toBe(to ?? state)
  })

  const again: readonly DraftState[] = name === 'handOverDraft' ? ['handed_over', 'booked'] : []
  test.each(draftStates.filter(state => !from.includes(state) && !again.includes(state)))(
    'never from %s',
    state => {
      const refusal = { code: 'wrong-state', is: state }
      expect(decide(draft(state, name), commands[name], actor)).toEqual({ ok: false, refusal })
    },
  )

  test.each(again)('once more while %s: the same answer, and no event', state => {
    expect(decide(draft(state), commands[name], actor)).toMatchObject({ ok: true, events: [] })
  })
})

test('an approval names the revision it is about, and a reopened draft is a new one', () => {
  const rejected = decide(draft('in_review'), commands.rejectDraft, as('sales'))
  expect(rejected).toMatchObject({ events: [{ type: 'draftRejected', reason }] })
  const reopened = evolve(draft('rejected'), { type: 'draftReopened', by: 'p2' })
  const submitted = evolve(reopened, { type: 'draftSubmitted', revision: 2, by: 'p2' })
  if (!submitted.base) throw new Error('No document.')
  const { sha256 } = sealed(submitted.base, { number: 7, revision: 2 })
  expect(decide(submitted, { type: 'approveDraft', seen: 2 }, as('sales'))).toMatchObject({
    events: [{ type: 'draftApproved', revision: 2, sha256 }],
  })
})

test('a vote on a revision that is no longer the one is refused', () => {
  const third: Draft = { ...draft('in_review'), revision: 3 }
  const stale = { ok: false, refusal: { code: 'changed-since' } }
  expect(decide(third, commands.approveDraft, as('sales'))).toEqual(stale)
  expect(decide(third, commands.rejectDraft, as('sales'))).toEqual(stale)
  expect(decide(third, { type: 'approveDraft', seen: 3 }, as('sales')).ok).toBe(true)
})

test('nobody approves what they submitted, reopened or changed', () => {
  const refusal = { code: 'edited-by-you' }
  const submitted = evolve(draft('draft'), { type: 'draftSubmitted', revision: 1, by: 'p1' })
  expect(decide(submitted, commands.approveDraft, as('sales'))).toEqual({ ok: false, refusal })

  const changed = decide(draft('draft'), commands.overrideLine, as('sales'))
  if (!changed.ok) throw new Error(changed.refusal.code)
  const byAnother = evolve(changed.events.reduce(evolve, draft('draft')), {
    ...{ type: 'draftSubmitted', revision: 2, by: 'p2' },
  })
  const vote = { type: 'approveDraft', seen: 2 } as const
  expect(decide(byAnother, vote, as('sales'))).toEqual({ ok: false, refusal })
  const third: Actor = { kind: 'person', id: 'p3', roles: ['sales'] }
  expect(decide(byAnother, vote, third).ok).toBe(true)
})

test('nothing is handed over whose files nobody can prove', () => {
  for (const left of [{ xml: undefined }, { pdf: undefined }])
    expect(decide(draft('approved'), { ...commands.handOverDraft, ...left }, as('sales'))).toEqual({
      ok: false,
      refusal: { code: 'files-unknown' },
    })
  const { json, ...files } = handedOver(draft('approved'))
  expect([json, files]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), filesDrawn])
})

test('a draft from before its parties were kept has no files, and is handed over as JSON', () => {
  const { base } = draft('approved')
  if (!base) throw new Error('No document.')
  const { parties: _, ...old } = base
  expect(
    decide(
      { ...draft('approved'), base: old },
      { ...commands.handOverDraft, xml: undefined, pdf: undefined },
      as('sales'),
    ).ok,
  ).toBe(true)
})

test('what moved away from what is known is neither submitted nor approved', () => {
  const refusal = { code: 'drifted' }
  expect(decide({ ...draft('draft'), next }, commands.submitDraft, as('sales'))).toEqual({
    ...{ ok: false, refusal },
  })
  expect(decide({ ...draft('in_review'), next }, commands.approveDraft, as('sales'))).toEqual({
    ...{ ok: false, refusal },
  })
})

test('a review is only voided where something changed', () => {
  expect(decide(draft('in_review'), commands.voidReview, machine)).toMatchObject({
    refusal: { code: 'nothing-changed' },
  })
  expect(decide({ ...draft('in_review'), next }, commands.voidReview, machine)).toMatchObject({
    events: [{ type: 'reviewVoided', why: { was: '2645.00', is: '2895.00', more: '250.00' } }],
  })
})

test('totals that are not right are found before anybody reviews them', () => {
  const whole = draft('draft')
  if (!whole.base) throw new Error('No document.')
  const base = { ...whole.base, totals: { ...whole.base.totals, gross: '1.00' } }
  expect(decide({ ...whole, base }, commands.submitDraft, as('sales'))).toMatchObject({
    refusal: { code: 'not-ready', findings: ['totals'] },
  })
})

test('accounting’s number is taken once, and saying it again changes nothing', () => {
  const booked: Draft = { ...draft('booked'), booked: 'FA-2026-001' }
  expect(decide(booked, commands.acknowledgeDraft, machine)).toMatchObject({ ok: true, events: [] })
  expect(
    decide(booked, { type: 'acknowledgeDraft', number: 'FA-2026-002' }, machine),
  ).toMatchObject({ refusal: { code: 'booked-as', number: 'FA-2026-001' } })
  expect(
    decide({ ...draft('handed_over'), numberOf: 12 }, commands.acknowledgeDraft, machine),
  ).toMatchObject({ refusal: { code: 'number-taken', draft: 12 } })
})

test('a hand-over of another revision than the one handed over is none', () => {
  const second: Draft = { ...draft('handed_over'), revision: 2 }
  expect(decide(second, commands.handOverDraft, as('sales'))).toEqual({
    ...{ ok: false, refusal: { code: 'wrong-state', is: 'handed_over' } },
  })
})

test('only what is billed anew is superseded', () => {
  expect(decide(draft('booked'), commands.supersedeDraft, machine)).toEqual({
    ...{ ok: false, refusal: { code: 'not-replaced' } },
  })
})

test.each([{ base: null }, { number: null }])('with %j there is nothing to submit', missing => {
  expect(decide({ ...draft('draft'), ...missing }, commands.submitDraft, as('sales'))).toEqual({
    ...{ ok: false, refusal: { code: 'wrong-state', is: 'draft' } },
  })
})

test('a rejected draft is not reopened once its line is billed by another', () => {
  const billedBy = { release: '4.4.1', number: 12 }
  const refusal = { code: 'billed-since', ...billedBy }
  const rejected: Draft = { ...draft('rejected'), billedBy }
  expect(decide(rejected, commands.reopenDraft, as('sales'))).toEqual({ ok: false, refusal })
  expect(obstacle({ ...draft('in_review'), billedBy }, 'rejectDraft', as('sales'))).toBeNull()
})

test('a reason of blanks is none', () => {
  expect(draftPayloads.rejectDraft.safeParse({ seen: 1, reason: '  ' }).success).toBe(false)
  expect(draftPayloads.cancelDraft.safeParse({ reason: 'x'.repeat(2001) }).success).toBe(false)
})

test.each(['submitDraft', 'approveDraft'] as const)(
  'what EN 16931 forbids stops %s with the official rule, what Peppol misses does not',
  name => {
    const state = name === 'submitDraft' ? 'draft' : 'in_review'
    const { base, ...rest } = draft(state)
    if (!base?.parties) throw new Error('No parties.')
    const { parties } = base
    const with_ = (buyer: typeof parties.buyer): Draft => ({
      ...{ ...rest, base: { ...base, parties: { ...parties, buyer } } },
    })
    const nameless = with_({ ...parties.buyer, name: ' ' })
    expect(decide(nameless, commands[name], as('sales'))).toEqual({
      ok: false,
      refusal: { code: 'breaks-rules', rules: ['BR-07'] },
    })
    const unreachable = with_({ ...parties.buyer, endpoint: null })
    expect(decide(unreachable, commands[name], as('sales')).ok).toBe(true)
  },
)

test('to a system of accounting only where there is one', () => {
  const byWebhook = { ...commands.handOverDraft, channel: 'webhook' } as const
  expect(decide(draft('approved'), byWebhook, as('sales')).ok).toBe(true)
  const deaf = { ...draft('approved'), listens: false }
  expect(decide(deaf, byWebhook, as('sales'))).toMatchObject({
    refusal: { code: 'nobody-listens' },
  })
  expect(decide(deaf, commands.handOverDraft, as('sales')).ok).toBe(true)
})

function handedOver(approved: Draft) {
  const decision = decide(approved, commands.handOverDraft, as('sales'))
  const [event] = decision.ok ? decision.events : []
  if (event?.type !== 'draftHandedOver') throw new Error('It was not handed over.')
  return event.sha256
}
