import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { currency, sum } from '@/lib/money'
import { adjust, type AdjustmentRule } from './adjust'
import { draftFor } from './draft'
import { dueDate } from './due'
import { holds } from './explanation'
import { facts as factsSchema } from './facts'
import { lineAmount } from './line'
import { rule, type PriceBook, type Rule } from './price-book'
import { price } from './price'
import { sales } from './terms'
import { total } from './totals'
import { buyerIn, bookOf, known, legalRates, requestFor, sellerIn, termsFor } from './testing'
import { vatOf } from './vat'

const file = new URL('../../../shared/data/invoice-vectors.json', import.meta.url)
const present = existsSync(file)

const group = z.object({
  category: z.string(),
  rate: z.string().nullable(),
  base: z.string(),
  amount: z.string(),
})
const vector = z.object({
  id: z.string(),
  say: z.string(),
  book: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  lines: z.array(z.tuple([z.string(), z.string()])).optional(),
  adjust: z.array(z.record(z.string(), z.unknown())).default([]),
  nodeRule: z.record(z.string(), z.string()).optional(),
  due: z.record(z.string(), z.array(z.string())).optional(),
  currency: currency.optional(),
  seller: z.enum(['FR', 'IS']).default('FR'),
  buyer: z.string().default('FR'),
  sale: z.enum(sales).default('direct'),
  policy: z.enum(['O', 'G']).nullable().default(null),
  expect: z
    .object({
      lines: z.array(z.string()).optional(),
      allowances: z.string().optional(),
      charges: z.string().optional(),
      topUp: z.string().optional(),
      net: z.string().optional(),
      vat: z.array(group).optional(),
      gross: z.string().optional(),
      ledger: z.string().optional(),
    })
    .default({}),
})
type Vector = z.infer<typeof vector>
const all = z.object({
  books: z.array(
    z.object({ code: z.string(), currency, rules: z.array(z.record(z.string(), z.unknown())) }),
  ),
  vectors: z.array(vector),
})

const data = present
  ? all.parse(JSON.parse(readFileSync(file, 'utf8')))
  : { books: [], vectors: [] }
const text = { en: 'Text', fr: 'Texte', is: 'Texti' }
const ruleOf = (raw: object, seq: number) =>
  rule.parse({ code: `r${String(seq)}`, seq, text, ...raw })
const books = data.books.map(raw => bookOf({ ...raw, rules: raw.rules.map(ruleOf) }))

describe.skipIf(!present)('the worked figures (skipped: shared/data is absent)', () => {
  test('are all here', () => {
    expect(data.vectors.length).toBeGreaterThanOrEqual(14)
  })

  test.each(data.vectors.map(each => [each.id, each.say, each] as const))(
    '%s %s',
    (_id, _say, each) => {
      if (each.nodeRule) nodeRule(each, each.nodeRule)
      else if (each.due) due(each.due)
      else if (each.expect.ledger) ledger(each)
      else if (each.facts) drafted(each)
      else byHand(each)
    },
  )
})

function drafted(each: Vector) {
  const adjusting = each.adjust.map(ruleOf)
  const result = draftFor({
    ...requestFor({ seller: each.seller, buyer: each.buyer, sale: each.sale }),
    facts: factsSchema.parse({ ...known({ deploymentType: 'self_hosted' }), ...cited(each) }),
    accountingCurrency: bookNamed(each).currency,
    books: [bookNamed(each)],
    terms: [termsFor(each.seller, adjusting)],
    policy: { outsideUnion: each.policy, vatIdEvidence: 'format_ok' },
  })
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result))
  const { lines, adjustments, totals } = result.draft
  compareWith(each, { lines: lines.map(line => line.amount), totals })
  for (const { explanation, amount } of [...lines, ...adjustments])
    expect(holds(explanation, amount)).toBe(true)
}

function byHand(each: Vector) {
  const of = each.currency ?? 'EUR'
  const lines = (each.lines ?? []).map(([quantity, unit], index) => ({
    rule: String(index),
    amount: lineAmount(quantity, unit, of),
  }))
  const from = { kind: 'terms', code: 'T', version: 1 } as const
  const rules = each.adjust.map(ruleOf).filter(adjusting)
  const adjustments = adjust(
    lines,
    rules.map(rule => ({ rule, from })),
    { known: known({ deploymentType: 'self_hosted' }), currency: of },
  )
  const treated = vatOf({
    seller: sellerIn(each.seller),
    buyer: buyerIn(each.buyer),
    policy: { outsideUnion: each.policy, vatIdEvidence: 'format_ok' },
    territories: [],
    rates: legalRates,
    on: '2026-11-02',
  })
  if (!treated.ok) throw new Error(treated.why.code)
  const taxed = lines.map(({ amount }) => ({ amount, vat: treated.vat }))
  const totals = total({ currency: of, lines: taxed, adjustments })
  compareWith(each, { lines: lines.map(line => line.amount), totals })
  if (each.expect.topUp)
    expect(adjustments.find(({ kind }) => kind === 'minimum')?.amount).toBe(each.expect.topUp)
}

function compareWith(
  { expect: wanted }: Vector,
  got: { lines: string[]; totals: ReturnType<typeof total> },
) {
  const { net, vat, gross, charges, allowances } = got.totals
  expect({ net, vat, gross }).toEqual({ net: wanted.net, vat: wanted.vat, gross: wanted.gross })
  if (wanted.lines) expect(got.lines).toEqual(wanted.lines)
  if (wanted.charges) expect(charges).toBe(wanted.charges)
  if (wanted.allowances) expect(allowances).toBe(wanted.allowances)
}

function nodeRule(each: Vector, wanted: Record<string, string>) {
  for (const [nodes, amount] of Object.entries(wanted)) {
    const answer = price({
      known: known({
        deploymentType: 'self_hosted',
        infrastructure: 'kubernetes',
        nodes: Number(nodes),
      }),
      book: bookNamed(each),
      terms: null,
      sale: 'direct',
      on: '2026-11-02',
    })
    if (!answer.ok) throw new Error(answer.why.code)
    const ofNodes = answer.priced.lines.filter(line => line.rule === 'nodes')
    expect([
      nodes,
      sum(
        ofNodes.map(line => line.amount),
        'EUR',
      ),
    ]).toEqual([nodes, amount])
  }
}

function due(wanted: Record<string, string[]>) {
  const kinds = ['net', 'net_then_end_of_month', 'from_end_of_month'] as const
  for (const [on, dates] of Object.entries(wanted))
    expect(kinds.map(kind => dueDate(on, { kind, days: 30 }))).toEqual(dates)
}

function ledger(each: Vector) {
  const result = draftFor({
    ...requestFor({ seller: 'FR', buyer: 'FR', sale: 'direct' }),
    facts: factsSchema.parse(cited(each)),
  })
  if (result.kind !== 'not_billable') throw new Error(result.kind)
  expect(`${result.kind}: ${result.why}`).toBe(each.expect.ledger)
}

function cited(each: Vector) {
  const entries = Object.entries(each.facts ?? {})
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { value, source: 'entered', asOf: '2026-11-01' }]),
  )
}

function bookNamed(each: Vector): PriceBook {
  const book = books.find(({ code }) => code === each.book)
  if (!book) throw new Error(`No book ${each.book ?? ''}`)
  return book
}

function adjusting(rule: Rule): rule is AdjustmentRule {
  return !['flat', 'per_unit', 'tiered', 'info'].includes(rule.kind)
}
