import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, multiply, negate, round, sum } from '@/lib/money'
import { check } from '../check/check'
import { holds, recompute } from '../explanation'
import { total } from '../totals'
import { drafts, papers } from './any-paper'
import type { Complete } from './complete'
import { digestOf } from '../canonical'
import { modelOf } from './model-of'
import { paperOf } from './paper'
import { sealed } from './sealed'
import { figuresInXml, figuresOf, figuresOnPaper } from './figures'
import { draftOf, draftedFrom, longDraft, requests, standing } from './testing'
import { ublOf } from './ubl'
import { known } from '../testing'

describe('any draft', () => {
  test('breaks no rule, whatever its size', () => {
    fc.assert(
      fc.property(drafts, document => {
        const lights = check(modelOf(document, standing))
        expect(lights.filter(({ state }) => state === 'fail')).toEqual([])
      }),
    )
  })

  test('says in its XML and on paper what the rules came to, to the last unit', () => {
    fc.assert(
      fc.property(papers, document => {
        const figures = figuresOf(document)
        expect(figuresInXml(ublOf(modelOf(document, standing)))).toEqual(figures)
        expect(figuresOnPaper(document)).toEqual(figures)
      }),
    )
  })

  test('is compared above nothing and below, with decimals and without', () => {
    const kinds = new Set(
      fc
        .sample(papers, { numRuns: 200, seed: 1 })
        .map(({ currency, totals }) => `${currency} ${String(compare(totals.due, '0'))}`),
    )
    for (const kind of ['EUR 1', 'EUR -1', 'ISK 1', 'ISK -1', 'USD -1'])
      expect(kinds).toContain(kind)
  })

  test('recomputes every printed amount from its explanation', () => {
    fc.assert(
      fc.property(drafts, document => {
        for (const { explanation, amount } of [...document.lines, ...document.adjustments]) {
          expect(recompute(explanation)).toBe(amount)
          expect(holds(explanation, amount)).toBe(true)
        }
        expect(paperOf(document, standing).why).toHaveLength(
          document.lines.length + document.adjustments.length,
        )
      }),
    )
  })

  test('permuting its lines changes no total', () => {
    fc.assert(
      fc.property(
        drafts,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (document, order) => {
          const lines = document.lines
            .map((line, index) => ({ line, at: order[index % 12] ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ line }) => line)
          expect(totalsOf({ ...document, lines })).toEqual(totalsOf(document))
          expect(states({ ...document, lines })).toEqual(states(document))
        },
      ),
    )
  })

  test('turned around it has the same totals with the other sign', () => {
    fc.assert(
      fc.property(drafts, document => {
        const lines = document.lines.map(line => ({ ...line, amount: negate(line.amount) }))
        const there = totalsOf({ ...document, adjustments: [] })
        const back = totalsOf({ ...document, lines, adjustments: [] })
        for (const name of ['lines', 'net', 'vatTotal', 'gross', 'due'] as const)
          expect(compare(back[name], negate(there[name]))).toBe(0)
      }),
    )
  })
})

describe('what is kept', () => {
  test('is the same text and digest however the database gave the keys back', () => {
    fc.assert(
      fc.property(drafts, document => {
        const back = JSON.parse(JSON.stringify(shuffled(document))) as Complete
        expect(sealed(back, standing)).toEqual(sealed(document, standing))
      }),
    )
  })

  test('does not change with where the draft stands, and does with its revision', () => {
    const document = draftOf('FR to FR')
    const { sha256 } = sealed(document, standing)
    expect(sealed(document, { ...standing, revision: 3 }).sha256).not.toBe(sha256)
    expect(digestOf(JSON.parse(sealed(document, standing).text))).toBe(sha256)
  })
})

test('krónur beyond 2³¹ are printed and written to the last one', () => {
  const input = requests['IS to IS']
  const books = input.books.map(book => ({
    ...book,
    rules: book.rules.map(rule =>
      rule.code === 'k8s' && 'price' in rule ? { ...rule, price: '9007199254741' } : rule,
    ),
  }))
  const document = draftedFrom({ ...input, books })
  // 9007199254741 + 7 × 11500 + 4 × 8450
  expect(document.totals.net).toBe('9007199369041')
  expect(check(modelOf(document, standing)).some(({ state }) => state === 'fail')).toBe(false)
  expect(amount(ublOf(modelOf(document, standing)), 'PayableAmount')).toBe(document.totals.due)
})

test('many days of many nodes are as near in whole krónur as Peppol asks', () => {
  const input = requests['IS to IS']
  const text = { en: 'Nodes', fr: 'Nœuds', is: 'Hnútar' }
  const counted = {
    kind: 'per_unit',
    quantityFrom: 'nodes',
    price: '51',
    prorated: 'year',
  } as const
  const rule = { ...counted, code: 'nodes', seq: 0, when: {}, text, termsClause: null }
  const books = input.books.map(book => ({ ...book, rules: [rule] }))
  const facts = { ...input.facts, ...known({ deploymentType: 'self_hosted', nodes: 200 }) }
  const document = draftedFrom({ ...input, books, facts, deliveredOn: '2026-01-16' })
  // 200 × 350 × 51 ÷ 365 = 9780.82…
  expect(document.lines[0]).toMatchObject({ quantity: '70000', amount: '9781' })
  expect(check(modelOf(document, standing)).some(({ state }) => state === 'fail')).toBe(false)
  expect(ublOf(modelOf(document, standing))).toContain('>70000</cbc:BaseQuantity>')
})

test('a number that is not the national one goes by no register', () => {
  const input = requests['FR to IS, outside the scope']
  const customer = { ...input.customer, country: 'RE', registration: 'RCS 123 456 789' }
  const document = draftedFrom(input)
  const parties = { ...document.parties, buyer: customer }
  const { buyer } = modelOf({ ...document, parties }, standing)
  expect(buyer.registration).toEqual({ scheme: null, id: 'RCS 123 456 789' })
})

test('300 lines add up on every side', () => {
  const document = longDraft('FR to FR', 300)
  const byHand = sum(
    document.lines.map(line => round(multiply(line.quantity, line.unitPrice), 'EUR')),
    'EUR',
  )
  expect(document.totals.lines).toBe(byHand)
  expect(check(modelOf(document, standing)).some(({ state }) => state === 'fail')).toBe(false)
})

const amount = (xml: string, name: string) =>
  new RegExp(`<cbc:${name} currencyID="[A-Z]{3}">([^<]*)<`).exec(xml)?.[1]

const states = (document: Complete) => check(modelOf(document, standing)).map(({ state }) => state)

function totalsOf({ currency, lines, adjustments, vat }: Complete) {
  const taxed = lines.map(line => ({ amount: line.amount, vat }))
  return total({ currency, lines: taxed, adjustments })
}

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.length - b.length || (a < b ? 1 : -1))
      .map(([key, one]) => [key, shuffled(one)]),
  )
}
