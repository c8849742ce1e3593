import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftDocument, draftFor, type DraftDocument, type DraftInput } from './draft'
import { holds } from './explanation'
import { keyOf, layered, type Override } from './layer'
import { notReady } from './ready'
import { requestFor } from './testing'

const at = '2026-11-03T10:00:00Z'
const laid = { reason: 'Agreed by mail', by: 'p1', at }

function drafted(change: Partial<DraftInput> = {}): DraftDocument {
  const input = { ...requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }), ...change }
  const drafting = draftFor(input)
  if (drafting.kind !== 'drafted') throw new Error('This drafts.')
  return drafting.draft
}

// A resale: 20 % margin come off what the lines add up to.
const resale = () => {
  const input = requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
  return drafted(input)
}
const on = (base: DraftDocument, key: string) => {
  const line = base.lines.find(each => keyOf(each) === key)
  if (!line) throw new Error(`No line ${key}.`)
  const { quantity, unitPrice, amount } = line
  return { key, ...laid, was: { quantity, unitPrice, amount } }
}
const changed = (
  base: DraftDocument,
  key: string,
  set: { quantity?: string; unitPrice?: string },
): Override => ({
  ...on(base, key),
  kind: 'changed',
  quantity: set.quantity ?? null,
  unitPrice: set.unitPrice ?? null,
})

test('lines are known by their rule and tier', () => {
  expect(drafted().lines.map(keyOf)).toEqual(['k8s', 'nodes@4', 'nodes@11'])
})

test('a changed line is quantity times price, and VAT and totals follow', () => {
  const base = drafted()
  const document = layered(base, [changed(base, 'nodes@4', { quantity: '5', unitPrice: '80' })])
  expect(document.lines[1]).toMatchObject({
    ...{ quantity: '5', unitPrice: '80', amount: '400.00' },
    explanation: base.lines[1]?.explanation,
    override: { ...laid, was: { quantity: '7', amount: '595.00' } },
  })
  expect(document.totals).toMatchObject({ net: '2450.00', vatTotal: '490.00', gross: '2940.00' })
  expect(notReady(document)).toEqual([])
  expect(draftDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
})

test('a line that is left out is gone, and a line that is added explains itself', () => {
  const base = drafted()
  const document = layered(base, [
    { ...on(base, 'nodes@11'), kind: 'dropped' },
    {
      ...{ kind: 'added', key: 'added-1', ...laid, quantity: '-1', unitPrice: '100.5' },
      text: { en: 'Goodwill', fr: 'Goodwill', is: 'Goodwill' },
    },
  ])
  expect(document.lines.map(({ amount }) => amount)).toEqual(['1800.00', '595.00', '-100.50'])
  const [, , goodwill] = document.lines
  expect(goodwill && holds(goodwill.explanation, '-100.50')).toBe(true)
  expect(goodwill?.override?.was).toBeNull()
  expect(document.totals.net).toBe('2294.50')
})

test('a margin is taken from the changed lines', () => {
  const base = resale()
  expect(base.totals.net).toBe('2116.00')
  const document = layered(base, [changed(base, 'k8s', { unitPrice: '1000' })])
  expect(document.adjustments).toMatchObject([{ kind: 'partner_margin_pct', amount: '369.00' }])
  expect(document.totals).toMatchObject({ lines: '1845.00', net: '1476.00' })
  expect(notReady(document)).toEqual([])
})

test('nothing laid over a document is the document', () => {
  const base = resale()
  expect(layered(base, [])).toBe(base)
  const unchanged: Override[] = [{ ...on(base, 'k8s'), key: 'elsewhere', kind: 'dropped' }]
  expect(layered(base, unchanged)).toEqual(base)
})

test('however lines are changed, the document adds up', () => {
  const quantity = fc.integer({ min: -50_000, max: 50_000 }).map(each => decimal(each, 2))
  const price = fc.integer({ min: 0, max: 9_000_000 }).map(each => decimal(each, 3))
  const key = fc.constantFrom('k8s', 'nodes@4', 'nodes@11')
  fc.assert(
    fc.property(fc.array(fc.record({ key, quantity, price })), sets => {
      const base = resale()
      const layer = [...new Map(sets.map(set => [set.key, set])).values()].map(set =>
        changed(base, set.key, { quantity: set.quantity, unitPrice: set.price }),
      )
      expect(notReady(layered(base, layer))).toEqual([])
    }),
  )
})

function decimal(value: number, digits: number) {
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  return `${value < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
