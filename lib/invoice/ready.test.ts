import { expect, test } from 'vitest'
import { draftFor, type DraftDocument } from './draft'
import { layered } from './layer'
import type { Line } from './line'
import { notReady } from './ready'
import { requestFor } from './testing'

const drafted = draftFor(requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }))
if (drafted.kind !== 'drafted') throw new Error('This drafts.')
const document = drafted.draft

/** The document with its second line, 7 nodes at 85.00, changed past every rule. */
const withLine = (change: (line: Line) => Partial<Line>): DraftDocument => ({
  ...document,
  lines: document.lines.map((line, at) => (at === 1 ? { ...line, ...change(line) } : line)),
})

const step = { op: 'round', result: '596.00', currency: 'EUR' } as const

test.each([
  ['as it was worked out', document, []],
  ['a price that does not come to the amount', withLine(() => ({ unitPrice: '85.01' })), ['lines']],
  [
    'an explanation that comes to something else',
    withLine(({ explanation }) => ({
      explanation: { ...explanation, formula: [...explanation.formula.slice(0, -1), step] },
    })),
    ['lines'],
  ],
  [
    'a total of something else',
    { ...document, totals: { ...document.totals, net: '1.00' } },
    ['totals'],
  ],
  [
    'more pieces than can be kept',
    withLine(() => ({ quantity: `1${'0'.repeat(18)}`, unitPrice: '0' })),
    ['lines', 'too_large'],
  ],
] as [string, DraftDocument, string[]][])('%s', (_, given, found) => {
  expect(notReady(given)).toEqual(found)
})

test('what was changed by hand still is quantity times price', () => {
  const was = { quantity: '7', unitPrice: '85.00', amount: '595.00' }
  const why = { reason: 'Agreed by mail', by: 'p1', at: '2026-11-03T10:00:00Z' }
  const values = { kind: 'changed', quantity: '5', unitPrice: '80' } as const
  const changed = layered(document, [{ key: 'nodes@4', ...values, ...why, was }])
  expect(notReady(changed)).toEqual([])
  const wrong = changed.lines.map((line, at) => (at === 1 ? { ...line, unitPrice: '81' } : line))
  expect(notReady({ ...changed, lines: wrong })).toEqual(['lines'])
})
