import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, negate, subtract, sum } from '@/lib/money'
import type { Actor } from '@/lib/release/people'
import { adjust, adjusts } from './adjust'
import { correct, type Correcting } from './correct'
import { correctionOf } from './correction'
import { draftDocument, draftFor, type DraftDocument, type DraftInput } from './draft'
import { holds } from './explanation'
import { keyOf, layered, sumsOf, type Layer, type Override } from './layer'
import { rule } from './price-book'
import { notReady } from './ready'
import { stillBilled } from './still-billed'
import { known, requestFor, termsFor } from './testing'

const sales: Actor = { kind: 'person', id: 'p1', roles: ['sales'] }
const of = { number: 7, draftId: 'd' }
const laid = { reason: 'Agreed by mail', by: 'p1', at: '2026-11-03T10:00:00Z' }

function drafted(change: Partial<DraftInput> = {}): DraftDocument {
  const drafting = draftFor({ ...direct(), ...change })
  if (drafting.kind !== 'drafted') throw new Error('This drafts.')
  return drafting.draft
}
const direct = () => requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
const resale = () => requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
const withNodes = (count: number, input = direct()): DraftInput => ({
  ...input,
  facts: { ...input.facts, nodes: { value: count, source: 'heartbeat', asOf: '2026-11-20' } },
})
const taken = (billed: DraftDocument, instead: DraftDocument | null = null) => {
  const document = correctionOf(billed, of, '2026-12-01', instead)
  if (!document) throw new Error('It fits.')
  return document
}
/** A document without some of its lines. */
const without = (base: DraftDocument, out: (key: string) => boolean): DraftDocument =>
  layered(
    base,
    base.lines
      .filter(line => out(keyOf(line)))
      .map(line => ({ ...laid, kind: 'dropped', key: keyOf(line), was: sumsOf(line) })),
  )
const net = (documents: readonly DraftDocument[]) =>
  sum(
    documents.map(({ totals }) => totals.net),
    'EUR',
  )

test('a correction is the draft with the sign turned, line by line and in all', () => {
  const nodes = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(nodes, fc.boolean(), (count, partner) => {
      const who = partner
        ? requestFor({ seller: 'FR', buyer: 'DE', sale: 'resale' })
        : requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
      const facts = { ...who.facts, ...known({ deploymentType: 'self_hosted', nodes: count }) }
      const original = drafted({ ...who, facts })
      const taken = correctionOf(original, of, '2026-12-01', null)
      if (!taken) throw new Error('It fits.')
      expect(taken.totals.gross).toBe(minus(original.totals.gross))
      expect(taken.totals.net).toBe(minus(original.totals.net))
      for (const line of taken.lines) {
        expect(compare(line.unitPrice, '0')).not.toBe(-1)
        expect(holds(line.explanation, line.amount)).toBe(true)
      }
      expect(notReady(taken)).toEqual([])
      expect(draftDocument.parse(JSON.parse(JSON.stringify(taken)))).toEqual(taken)
    }),
  )
})

test('a correction that bills anew comes to the difference', () => {
  const original = drafted()
  const input = requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' })
  const now = drafted({
    facts: { ...input.facts, nodes: { value: 18, source: 'heartbeat', asOf: '2026-11-20' } },
  })
  const both = correctionOf(original, of, '2026-12-01', now)
  expect(both?.totals.net).toBe('250.00')
  expect(both?.lines.map(keyOf)).toEqual([
    ...['back:k8s', 'back:nodes@4', 'back:nodes@11', 'k8s', 'nodes@4', 'nodes@11'],
  ])
  expect(both?.dueOn).toBe('2026-12-31')
  const german = drafted(requestFor({ seller: 'FR', buyer: 'DE', sale: 'direct' }))
  expect(correctionOf(original, of, '2026-12-01', german)).toBeNull()
})

describe('a correction is of the original', () => {
  const original = drafted(withNodes(14))
  const correcting: Correcting = {
    ...{ state: 'booked', corrects: null, corrected: null, billedBy: null, on: '2026-12-01' },
    original: { id: 'd', number: 7, releaseId: 'r', billed: original },
    next: draftFor(withNodes(20)),
  }
  const asked = (change: Partial<Correcting>, instead = true) => {
    const command = { type: 'correctDraft', original: 'd', instead, reason: 'Wrong.' } as const
    const decision = correct({ ...correcting, ...change }, command, sales)
    if (!decision.ok) return decision.refusal
    const [event] = decision.events
    return event?.type === 'correctionDrafted' ? event.document.totals.net : null
  }

  test('and never of a correction', () => {
    expect(asked({ corrects: 7 })).toEqual({ code: 'corrects-another', draft: 7 })
  })

  test('one after the other, each of what is still billed', () => {
    const first = taken(original, drafted(withNodes(18)))
    const billed = stillBilled(original, [first])
    const second = { original: { ...correcting.original, billed }, state: 'superseded' } as const
    expect(asked(second)).toBe('125.00')
    expect(asked(second, false)).toBe('-2895.00')
    expect(asked({ ...second, corrected: 9 })).toEqual({ code: 'corrected-already', draft: 9 })
  })

  test('and what was taken back is billed anew once, also with another buyer, or not at all', () => {
    const billed = stillBilled(original, [taken(original)])
    const nothing = { original: { ...correcting.original, billed } }
    expect(billed.lines).toEqual([])
    expect(asked(nothing)).toBe('3020.00')
    const german = draftFor(requestFor({ seller: 'FR', buyer: 'DE', sale: 'direct' }))
    expect(asked({ ...nothing, next: german })).toBe('2645.00')
    expect(asked({ next: german })).toEqual({ code: 'does-not-fit' })
    expect(asked(nothing, false)).toEqual({ code: 'taken-back' })
    const billedBy = { release: '4.2.1', number: 12 }
    expect(asked({ ...nothing, billedBy })).toEqual({ code: 'billed-since', ...billedBy })
    expect(asked({ billedBy }, false)).toBe('-2645.00')
  })
})

test('a correction of some lines takes their part of the margin back', () => {
  const original = drafted(resale())
  const part = without(taken(original), key => key !== 'back:nodes@11')
  expect(part.adjustments).toMatchObject([
    { type: 'charge', amount: '529.00', takesBack: true },
    { type: 'allowance', amount: '479.00' },
  ])
  expect(part.totals.net).toBe('-200.00')
  expect(notReady(part)).toEqual([])
  expect(draftDocument.parse(JSON.parse(JSON.stringify(part)))).toEqual(part)
  const rest = stillBilled(original, [part])
  expect(rest.totals.net).toBe('1916.00')
  expect(net([original, part, taken(rest)])).toBe('0.00')
})

test('a line of nothing that is taken back is another than the one billed anew', () => {
  const original = drafted()
  const empty = layered(original, [
    {
      ...laid,
      kind: 'changed',
      key: 'k8s',
      quantity: '0',
      unitPrice: null,
      was: sumsOf(lineOf(original, 'k8s')),
    },
  ])
  const both = taken(empty, drafted())
  const keys = both.lines.map(keyOf)
  expect(new Set(keys).size).toBe(keys.length)
  const set = { quantity: '3', unitPrice: null, was: sumsOf(lineOf(both, 'k8s')) }
  const changed = layered(both, [{ ...laid, kind: 'changed', key: 'k8s', ...set }])
  expect(changed.lines.map(({ quantity }) => quantity).filter(each => each === '3')).toHaveLength(1)
})

const lineOf = (document: DraftDocument, key: string) => {
  const line = document.lines.find(each => keyOf(each) === key)
  if (!line) throw new Error(`No line ${key}.`)
  return line
}

/** One correction after another: of which nodes there are then, or none, and what is changed in it by hand. */
const step = fc.record({
  nodes: fc.option(fc.integer({ min: 0, max: 60 })),
  edits: fc.array(
    fc.record({
      at: fc.nat(12),
      quantity: fc.option(fc.integer({ min: -9, max: 9 })),
      price: fc.option(fc.integer({ min: 0, max: 3000 })),
    }),
    { maxLength: 3 },
  ),
  goodwill: fc.boolean(),
})

const text = { en: 'Text', fr: 'Texte', is: 'Texti' }
const discounts = [
  { kind: 'discount_abs', code: 'less', amount: '100.00', seq: 1, text },
  { kind: 'minimum', code: 'least', amount: '500.00', seq: 2, text },
].map(each => rule.parse(each))

test('however a draft is corrected, what accounting has comes to one draft of what stands', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 5 }), (partner, steps) => {
      const input = { ...(partner ? resale() : direct()), terms: [termsFor('FR', discounts)] }
      const original = drafted(withNodes(14, input))
      const corrections: DraftDocument[] = []
      for (const { nodes, edits, goodwill } of steps) {
        const billed = stillBilled(original, corrections)
        if (nodes === null && billed.lines.length === 0) continue
        const base = taken(billed, nodes === null ? null : drafted(withNodes(nodes, input)))
        const keys = base.lines.map(keyOf)
        expect(new Set(keys).size).toBe(keys.length)
        const document = layered(base, layerOf(base, edits, goodwill))
        if (document.lines.length === 0) continue
        expect(notReady(document)).toEqual([])
        corrections.push(document)
      }
      const all = [original, ...corrections]
      const stands = stillBilled(original, corrections)
      expect(net(all)).toBe(stands.totals.net)
      const { lines, facts, rules = [] } = stands
      const anew = adjust(lines, rules.filter(adjusts), { known: facts, currency: 'EUR' })
      const shown = ({ rule: code, type, amount }: (typeof anew)[number]) => [code, type, amount]
      expect(stands.adjustments.map(shown)).toEqual(lines.length > 0 ? anew.map(shown) : [])
      // VAT is rounded once in each document: together they may be a cent of each apart.
      const vat = sum(
        all.map(({ totals }) => totals.vatTotal),
        'EUR',
      )
      const apart = subtract(vat, stands.totals.vatTotal).replace('-', '')
      expect(compare(apart, String(all.length / 100))).not.toBe(1)
    }),
  )
})

type Edits = { at: number; quantity: number | null; price: number | null }[]

function layerOf(base: DraftDocument, edits: Edits, goodwill: boolean): Layer {
  const chosen = new Map(edits.map(edit => [edit.at % base.lines.length, edit]))
  const layer: Layer = [...chosen].flatMap(([at, { quantity, price }]): Override[] => {
    const line = base.lines[at]
    if (!line) return []
    const place = { ...laid, key: keyOf(line), was: sumsOf(line) }
    if (quantity === null && price === null) return [{ ...place, kind: 'dropped' as const }]
    const set = { quantity: quantity?.toString() ?? null, unitPrice: price?.toString() ?? null }
    return [{ ...place, kind: 'changed' as const, ...set }]
  })
  const added = {
    ...laid,
    kind: 'added',
    key: 'added-1',
    text,
    quantity: '-1',
    unitPrice: '10',
  } as const
  return goodwill ? [...layer, added] : layer
}

const minus = (amount: string) => sum([negate(amount)], 'EUR')
