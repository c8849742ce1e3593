import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { draftPayloads, type DraftCommandOf } from './commands'
import { decide, type Draft } from './decide'
import type { DraftDocument } from './draft'
import { draftEvent, type DraftEvent } from './events'
import { keyOf, sumsOf } from './layer'
import { rule } from './price-book'
import { openedDraft } from './testing'

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const draft = openedDraft('draft')
const [line] = draft.base?.lines ?? []
if (!draft.base || !line) throw new Error('This drafts.')
const { base } = draft
const key = keyOf(line)
const reason = 'Agreed'

const override: DraftCommandOf<'overrideLine'> = {
  ...{ type: 'overrideLine', key, quantity: null, unitPrice: null, leaveOut: false },
  ...{ reason, seen: 1 },
}
const add: DraftCommandOf<'addLine'> = {
  ...{ type: 'addLine', text: 'Travel', quantity: '1', unitPrice: '90', reason, seen: 1 },
}
const answered = (command: Parameters<typeof decide>[1], of: Partial<Draft> = {}) => {
  const answer = decide({ ...draft, ...of }, command, sales)
  return answer.ok ? answer.events : answer.refusal
}

test('a line that there is not is neither changed nor left out', () => {
  const unknown = { code: 'unknown-line' }
  expect(answered({ ...override, key: 'none', unitPrice: '1' })).toEqual(unknown)
  expect(answered({ ...override, key: 'none', leaveOut: true })).toEqual(unknown)
})

test.each([
  [{}, { code: 'nothing-overridden' }],
  [{ quantity: line.quantity, unitPrice: line.unitPrice }, { code: 'nothing-overridden' }],
  [{ quantity: '5' }, [{ override: { quantity: '5', unitPrice: null } }]],
  [{ unitPrice: '1' }, [{ override: { quantity: null, unitPrice: '1' } }]],
])('a line is changed where something differs: %j', (change, expected) => {
  expect(answered({ ...override, ...change })).toMatchObject(expected)
})

test('what the finest quantity times the finest price comes to can be read back', () => {
  const outcome = answered({ ...add, quantity: '0.0123', unitPrice: '1.234567' })
  const [event] = Array.isArray(outcome) ? outcome : []
  expect(draftEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
  expect(event).toMatchObject({
    document: {
      lines: [{}, {}, {}, { explanation: { formula: [{}, { result: '0.0151851741' }, {}] } }],
    },
  })
})

test('nothing below zero is no quantity', () => {
  const typed = { text: 'Travel', unitPrice: '90', reason, seen: 1 }
  const read = (quantity: string) => draftPayloads.addLine.safeParse({ ...typed, quantity }).success
  expect(['-0', '-0.00', '-1', '0'].map(read)).toEqual([false, false, true, true])
})

test('a line that is added is never called like a rule', () => {
  const [event] = answered(add) as DraftEvent[]
  const key = event?.type === 'lineOverridden' ? event.override.key : ''
  expect(key).toBe('added:1')
  expect(rule.options[0].shape.code.safeParse(key).success).toBe(false)
})

test('what nobody laid over a draft is not taken back', () => {
  const remove = { type: 'removeOverride', reason, seen: 1 } as const
  expect(answered({ ...remove, key })).toEqual({ code: 'unknown-line' })
  const layer: Draft['layer'] = [
    {
      ...{ kind: 'added', key: 'added-1', reason, by: 'p2', at: draft.now },
      ...{ text: { en: 'Travel', fr: 'Travel', is: 'Travel' }, quantity: '1', unitPrice: '90' },
    },
  ]
  expect(answered({ ...remove, key: 'added-1' }, { layer })).toMatchObject([
    { type: 'overrideRemoved', key: 'added-1' },
  ])
})

test('a draft keeps a line', () => {
  const alone = { ...base, lines: [line] }
  const none = { code: 'no-line-left' }
  expect(answered({ ...override, leaveOut: true }, { base: alone })).toEqual(none)
  const laid = { reason, by: 'p2', at: draft.now }
  const layer: Draft['layer'] = [
    { ...laid, kind: 'dropped', key, was: sumsOf(line) },
    {
      ...{ ...laid, kind: 'added', key: 'added-1', quantity: '1', unitPrice: '90' },
      text: { en: 'Travel', fr: 'Travel', is: 'Travel' },
    },
  ]
  const remove = { type: 'removeOverride', key: 'added-1', reason, seen: 1 } as const
  expect(answered(remove, { base: alone, layer })).toEqual(none)
})

test('an amount that cannot be kept is refused', () => {
  const most = '9'.repeat(10)
  expect(answered({ ...add, quantity: most, unitPrice: most })).toEqual({ code: 'too-large' })
})

test('discounts whose rules were not kept cannot follow a line, nor in a correction', () => {
  const { rules: _, ...old } = base
  const { text, explanation } = line
  const before: DraftDocument = {
    ...old,
    adjustments: [
      {
        ...{ type: 'allowance', rule: 'agreed', kind: 'discount_abs', text, explanation },
        ...{ percent: null, base: null, amount: '10.00' },
      },
    ],
  }
  expect(answered(add, { base: before })).toEqual({ code: 'recompute-first' })
  const corrects = { number: 6, draftId: 'd6' }
  expect(answered(add, { base: { ...before, corrects } })).toEqual({ code: 'recompute-first' })
})
