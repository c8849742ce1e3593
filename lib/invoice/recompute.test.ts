import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import type { DraftCommandOf } from './commands'
import { decide, type Draft } from './decide'
import { conflicts, differenceOf, rebased } from './difference'
import { draftFor, type Drafting } from './draft'
import { driftOf } from './drift'
import { evolve } from './evolve'
import { keyOf, layered, sumsOf, type Override } from './layer'
import { digestOf } from './recompute'
import { openedDraft, requestFor } from './testing'

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }

function nodes(value: number, asOf = '2026-11-20'): Drafting {
  const input = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
  return draftFor({
    ...input,
    issuedOn: '2026-11-20',
    facts: { ...input.facts, nodes: { value, source: 'heartbeat', asOf } },
  })
}

const overNodes = (set: Partial<Override> = {}): Override =>
  ({
    ...{ kind: 'changed', key: 'nodes@11', reason: 'Agreed', by: 'p2', at: '2026-11-04T10:00:00Z' },
    ...{
      quantity: null,
      unitPrice: '50',
      was: { quantity: '4', unitPrice: '62.50', amount: '250.00' },
    },
    ...set,
  }) as Override

const draft = (next: Drafting, layer: Override[] = []): Draft => ({
  ...openedDraft('draft'),
  ...{ next, layer },
})
const asked = (next: Drafting, choices: string[] = []): DraftCommandOf<'recomputeDraft'> => ({
  ...{ type: 'recomputeDraft', choices, seen: 1 },
  digest: next.kind === 'drafted' ? digestOf(next.draft) : 'a'.repeat(64),
})

/** The draft after it was worked out anew. */
function recomputed(next: Drafting, layer: Override[], choices: string[]): Draft {
  const before = draft(next, layer)
  const decision = decide(before, asked(next, choices), sales)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events.reduce(evolve, before)
}

test('days and where a fact was read are no difference', () => {
  const { base } = openedDraft('draft')
  expect(base && driftOf(base, nodes(14))).toBeNull()
})

test('what is known has moved away: fact by fact, line by line, and what it would come to', () => {
  const { base } = openedDraft('draft')
  const now = nodes(18)
  if (!base || now.kind !== 'drafted') throw new Error('Both are drafted.')
  expect(driftOf(base, now)).toMatchObject({
    ...{ kind: 'changed', was: '2645.00', is: '2895.00', more: '250.00', other: [] },
    facts: [{ name: 'nodes', was: 14, is: 18 }],
  })
  expect(differenceOf(base, now.draft)?.lines).toMatchObject([
    { key: 'nodes@11', was: { quantity: '4' }, is: { quantity: '8', amount: '500.00' } },
  ])
})

test('only what was shown is accepted', () => {
  const changed = { refusal: { code: 'changed-since' } }
  expect(decide(draft(nodes(19)), asked(nodes(18)), sales)).toMatchObject(changed)
  expect(decide(draft(nodes(18)), { ...asked(nodes(18)), seen: 2 }, sales)).toMatchObject(changed)
  expect(decide(draft(nodes(14)), asked(nodes(14)), sales)).toMatchObject({
    refusal: { code: 'nothing-changed' },
  })
})

test('working it out twice is working it out once', () => {
  const once = recomputed(nodes(18), [], [])
  expect(
    decide({ ...once, next: nodes(18) }, { ...asked(nodes(18)), seen: 2 }, sales),
  ).toMatchObject({
    refusal: { code: 'nothing-changed' },
  })
})

test('a change whose line stayed the same stays as it is', () => {
  const over = overNodes({
    ...{ key: 'k8s', was: { quantity: '1', unitPrice: '1800.00', amount: '1800.00' } },
  })
  expect(recomputed(nodes(18), [over], []).layer).toEqual([over])
})

test('where the line under a change came out differently, somebody chooses', () => {
  const layer = [overNodes()]
  expect(decide(draft(nodes(18), layer), asked(nodes(18)), sales)).toMatchObject({
    refusal: { code: 'not-chosen' },
  })
  const printed = (choice: string) => {
    const { layer: after } = recomputed(nodes(18), layer, [`nodes@11=${choice}`])
    return after.map(over => (over.kind === 'changed' ? [over.quantity, over.unitPrice] : []))
  }
  expect(printed('keep')).toEqual([['4', '50']])
  expect(printed('adopt')).toEqual([[null, '50']])
  expect(printed('drop')).toEqual([])
})

test('a change whose line is gone stays as a line of its own, or goes', () => {
  const layer = [overNodes()]
  const kept = recomputed(nodes(10), layer, ['nodes@11=keep'])
  expect(kept.layer).toMatchObject([{ kind: 'added', quantity: '4', unitPrice: '50' }])
  expect(recomputed(nodes(10), layer, ['nodes@11=drop']).layer).toEqual([])
  expect(
    decide(draft(nodes(10), layer), asked(nodes(10), ['nodes@11=adopt']), sales),
  ).toMatchObject({ refusal: { code: 'not-chosen' } })
})

test('a line that is gone and was kept keeps its unit, and another unit is a difference', () => {
  const was = { quantity: '4', unitPrice: '62.50', amount: '250.00' }
  const text = { en: 'N', fr: 'N', is: 'N' }
  const hours = { key: 'nodes@11', text, range: null, unitCode: 'HUR' as const, was, is: null }
  const layer = [overNodes()]
  const kept = rebased(layer, conflicts(layer, [hours]), new Map([['nodes@11', 'keep']]))
  expect(kept).toMatchObject([{ kind: 'added', unitCode: 'HUR' }])
  const { base } = openedDraft('draft')
  if (!base) throw new Error('This drafts.')
  expect(layered(base, kept ?? []).lines.at(-1)).toMatchObject({ unitCode: 'HUR' })
  const lines = base.lines.map(line => ({ ...line, unitCode: 'HUR' as const }))
  expect(differenceOf(base, { ...base, lines })?.lines).toHaveLength(3)
  const old = base.lines.map(({ unitCode: _, ...line }) => line)
  expect(differenceOf({ ...base, lines: old }, base)).toBeNull()
})

test('a line of its own that comes back asks, and is billed once', () => {
  const alone = recomputed(nodes(8), [overNodes()], ['nodes@11=keep'])
  const back = { ...alone, next: nodes(14) }
  const asking = (choices: string[]) => ({ ...asked(nodes(14), choices), seen: 2 })
  expect(decide(back, asking([]), sales)).toMatchObject({ refusal: { code: 'not-chosen' } })
  const net = (choice: string) => {
    const decision = decide(back, asking([`nodes@11=${choice}`]), sales)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { base, layer } = decision.events.reduce(evolve, back)
    return base && layered(base, layer).totals.net
  }
  expect(net('keep')).toBe('2595.00')
  expect(net('drop')).toBe('2645.00')
  expect(decide(back, asking(['nodes@11=adopt']), sales)).toMatchObject({
    refusal: { code: 'not-chosen' },
  })
})

test('a line that was left out asks when it came out differently', () => {
  const out = overNodes({ kind: 'dropped' })
  const { base } = openedDraft('draft')
  const now = nodes(18)
  if (!base || now.kind !== 'drafted') throw new Error('Both are drafted.')
  const found = conflicts([out], differenceOf(base, now.draft)?.lines ?? [])
  expect(found.map(({ open }) => open)).toEqual([['keep', 'adopt', 'drop']])
})

test('what could not be drafted now is said, and nothing is changed', () => {
  const next: Drafting = { kind: 'blocked', why: { code: 'no_book' }, who: 'sales' }
  expect(decide(draft(next), asked(next), sales)).toMatchObject({
    refusal: { code: 'now-blocked', why: { code: 'no_book' } },
  })
})

test('a correction is not worked out anew, nor is a draft of which nothing is known now', () => {
  const { base } = openedDraft('draft')
  if (!base) throw new Error('This drafts.')
  const correction = { ...base, corrects: { number: 6, draftId: 'd6' } }
  expect(decide({ ...draft(nodes(18)), base: correction }, asked(nodes(18)), sales)).toMatchObject({
    refusal: { code: 'is-correction' },
  })
  expect(decide({ ...draft(nodes(18)), next: null }, asked(nodes(18)), sales)).toMatchObject({
    refusal: { code: 'nothing-changed' },
  })
})

test('what leaves no line is not kept', () => {
  const now = nodes(18)
  if (now.kind !== 'drafted') throw new Error('This drafts.')
  const [line] = now.draft.lines
  if (!line) throw new Error('There is no line.')
  const next: Drafting = { kind: 'drafted', draft: { ...now.draft, lines: [line] } }
  const laid = { key: keyOf(line), reason: 'Agreed', by: 'p2', at: '2026-11-04T10:00:00Z' }
  const layer: Override[] = [{ ...laid, kind: 'dropped', was: sumsOf(line) }]
  expect(decide(draft(next, layer), asked(next), sales)).toMatchObject({
    refusal: { code: 'no-line-left' },
  })
})
