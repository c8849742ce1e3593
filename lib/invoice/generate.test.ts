import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, type Role } from '@/lib/release/workflow'
import { blockedWhy } from './block'
import { clearedBy, whoClears } from './blocked'
import { contractFlags } from './contract-flags'
import type { FactName } from './facts'
import { draftEvent } from './events'
import { decideDraft, generateObstacle, type Due, type Entry } from './generate'
import { openedDraft, requestFor } from './testing'
import { draftMakers } from './workflow'

const scheduler: Actor = { kind: 'machine', name: 'scheduler' }
const as = (role: Role): Actor => ({ kind: 'person', id: 'p1', roles: [role] })
const due = (entry: Entry | null, change: Partial<Due['input']> = {}): Due => ({
  releaseId: 'release-1',
  entry,
  input: { ...requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }), ...change },
})
const command = {
  type: 'generateDraft',
  release: 'release-1',
  installation: 'installation-1',
} as const
const ask = (situation: Due, actor: Actor = scheduler, subject = 'new') =>
  decideDraft(situation, command, actor, subject)

describe('who may have a draft made', () => {
  test.each(roles)('%s', role => {
    const makers: readonly string[] = draftMakers
    expect(ask(due(null), as(role)).ok).toBe(makers.includes(role))
    expect(generateObstacle(null, as(role)) === null).toBe(makers.includes(role))
  })

  test('the scheduler', () => {
    expect(ask(due(null))).toMatchObject({ ok: true, role: 'system' })
  })
})

test('what is asked of something else than it is about is refused', () => {
  const refused = { ok: false, refusal: { code: 'already-drafted' } }
  const submit = { type: 'submitDraft', seen: 1 } as const
  const correct = { type: 'correctDraft', original: 'd1', instead: false, reason: 'x' } as const
  expect(decideDraft(openedDraft('draft'), command, scheduler, 'd1')).toEqual(refused)
  expect(decideDraft(openedDraft('draft'), correct, as('sales'), 'd2')).toEqual(refused)
  expect(decideDraft(due(null), submit, as('sales'), 'd1')).toEqual(refused)
})

test('what is known gives a draft, which can be read back from the record', () => {
  const decision = ask(due(null))
  if (!decision.ok) throw new Error(decision.refusal.code)
  const [event] = decision.events
  expect(event).toMatchObject({ type: 'draftGenerated', document: { totals: { net: '2645.00' } } })
  expect(draftEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
})

test('what is missing blocks, and the same block twice is nothing new', () => {
  const decision = ask(due(null, { books: [] }))
  expect(decision).toMatchObject({ events: [{ type: 'draftBlocked', why: { code: 'no_book' } }] })
  const blocked = { state: 'blocked', why: { code: 'no_book' } } as const
  expect(ask(due(blocked, { books: [] }))).toMatchObject({ refusal: { code: 'still-blocked' } })
  expect(ask(due(blocked, { terms: [] }))).toMatchObject({
    events: [{ type: 'draftBlocked', why: { code: 'no_terms' } }],
  })
  expect(ask(due(blocked))).toMatchObject({ events: [{ type: 'draftGenerated' }] })
})

test('a block is the same however its keys are ordered', () => {
  const customer = { ...due(null).input.customer, registration: null }
  const why = { number: 'siren', party: 'buyer', code: 'registration_missing' } as const
  expect(ask(due({ state: 'blocked', why }, { customer }))).toMatchObject({
    refusal: { code: 'still-blocked' },
  })
})

test('what is accounted for is not drafted again', () => {
  for (const entry of [
    { state: 'drafted', draft: 'd1' },
    { state: 'not_billable', why: 'serverless' },
    { state: 'not_billable', why: 'patch_of_billed_minor' },
  ] as const)
    for (const actor of [scheduler, as('sales')])
      expect(ask(due(entry), actor)).toMatchObject({ refusal: { code: 'already-drafted' } })
})

test('to ask once more for the draft that there is by now is answered alike, by whom may ask', () => {
  const entry = { state: 'drafted', draft: 'd1' } as const
  for (const actor of [scheduler, as('sales')])
    expect(ask(due(entry), actor, 'd1')).toMatchObject({ ok: true, events: [] })
  expect(ask(due(entry), as('viewer'), 'd1')).toMatchObject({ refusal: { code: 'wrong-role' } })
})

test('a cancelled one comes back by a person only', () => {
  const cancelled = { state: 'not_billable', why: 'cancelled' } as const
  expect(ask(due(cancelled))).toMatchObject({ refusal: { code: 'already-drafted' } })
  expect(ask(due(cancelled), as('devops'))).toMatchObject({ ok: true, role: 'devops' })
})

test('a declined one comes back once it was installed after all', () => {
  const declined = { state: 'not_billable', why: 'declined' } as const
  expect(ask(due(declined, { outcome: 'declined' }))).toMatchObject({
    refusal: { code: 'already-drafted' },
  })
  expect(ask(due(declined))).toMatchObject({ events: [{ type: 'draftGenerated' }] })
})

test('every kind of block can be written down', () => {
  const codes = blockedWhy.options.map(option => option.shape.code.value)
  expect(codes.toSorted()).toEqual(Object.keys(clearedBy).toSorted())
})

test('what a company lacks is put right by sales, and by accounting where it is the one that sells', () => {
  for (const why of [
    { code: 'vat_evidence' },
    { code: 'registration_missing', number: 'siren' },
  ] as const) {
    expect(whoClears({ ...why, party: 'buyer' })).toBe('sales')
    expect(whoClears({ ...why, party: 'seller' })).toBe('accounting')
  }
  expect(whoClears({ code: 'no_seller' })).toBe('accounting')
})

test('a fact that is missing is found out by devops, and by sales where a contract says it', () => {
  const missing = (fact: FactName) => whoClears({ code: 'fact_missing', fact })
  expect(missing('nodes')).toBe('devops')
  expect(contractFlags.map(missing)).toEqual(['sales', 'sales'])
})
