import { describe, expect, test } from 'vitest'
import { holds } from './explanation'
import { draftFor, type DraftDocument, type DraftInput } from './draft'
import { correctionOf } from './correction'
import { layered, type Layer } from './layer'
import { notReady } from './ready'
import { restOf } from './period'
import { rule, type Rule } from './price-book'
import { bookOf, known, requestFor } from './testing'

const text = { en: 'Text', fr: 'Texte', is: 'Texti' }

describe('what is left of a calendar period, both days included', () => {
  test.each([
    ['month', '2026-12-01', 31, '2026-12-31', 31],
    ['month', '2026-12-16', 16, '2026-12-31', 31],
    ['month', '2026-12-31', 1, '2026-12-31', 31],
    ['month', '2027-02-15', 14, '2027-02-28', 28],
    ['month', '2028-02-15', 15, '2028-02-29', 29],
    ['quarter', '2026-01-01', 90, '2026-03-31', 90],
    ['quarter', '2028-03-31', 1, '2028-03-31', 91],
    ['quarter', '2026-05-17', 45, '2026-06-30', 91],
    ['quarter', '2026-12-16', 16, '2026-12-31', 92],
    ['year', '2026-12-16', 16, '2026-12-31', 365],
    ['year', '2028-01-01', 366, '2028-12-31', 366],
    ['year', '2028-02-29', 307, '2028-12-31', 366],
  ] as const)('%s from %s: %i days, to %s, of %i', (period, from, left, to, days) => {
    expect(restOf(period, from)).toEqual({ left, of: { from, to, days } })
  })
})

describe('a price for a period, billed by the day', () => {
  // Worked by hand: price × units × days left ÷ days of the period, rounded once, half away from zero.
  test.each([
    ['the second half of December', 'EUR', '1200.00', 'month', '2026-12-16', '16', '619.35'],
    ['all of December', 'EUR', '1200.00', 'month', '2026-12-01', '31', '1200.00'],
    ['its last day', 'EUR', '1200.00', 'month', '2026-12-31', '1', '38.71'],
    ['the end of a quarter', 'EUR', '1200.00', 'quarter', '2026-12-16', '16', '208.70'],
    ['the end of a year', 'EUR', '14400.00', 'year', '2026-12-16', '16', '631.23'],
    ['a leap year from its leap day', 'EUR', '14400.00', 'year', '2028-02-29', '307', '12078.69'],
    ['just half a cent', 'EUR', '10.01', 'month', '2026-11-16', '15', '5.01'],
    ['a price of six digits', 'EUR', '0.310001', 'month', '2028-02-15', '15', '0.16'],
    ['whole krónur', 'ISK', '245000', 'month', '2026-12-16', '16', '126452'],
    ['beyond 2^31 krónur', 'ISK', '9007199254741', 'month', '2026-12-16', '16', '4648877034705'],
  ] as const)('%s', (_say, currency, price, prorated, on, quantity, amount) => {
    const document = drafted([{ kind: 'flat', code: 'base', price, prorated }], on, currency)
    const [line] = document.lines
    expect(line).toMatchObject({ quantity, unitCode: 'DAY', unitPrice: price, amount })
    expect(line && holds(line.explanation, amount)).toBe(true)
    expect(notReady(document)).not.toContain('lines')
  })

  test('tiers count the days of each of their units; included ones are not counted in days', () => {
    const document = drafted([nodes], '2026-12-16')
    expect(document.lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([
      ['112', '307.10'],
      ['64', '129.03'],
    ])
    expect(document.totals).toMatchObject({ net: '436.13', vatTotal: '87.23', gross: '523.36' })
    expect(document.notes).toMatchObject([{ kind: 'included', quantity: '3' }])
  })

  test('a unit of its own gives way to the day', () => {
    const price = { kind: 'per_unit', code: 'env', quantityFrom: 'environments', price: '300' }
    const [line] = drafted([{ ...price, unitCode: 'MON', prorated: 'month' }], '2026-12-16').lines
    expect(line).toMatchObject({ unitCode: 'DAY', quantity: '32', amount: '309.68' })
  })

  test('what costs something is billed, also where it comes to nothing or less than a unit', () => {
    const tiers = [
      { upTo: 2, price: '60' },
      { upTo: null, price: '500' },
    ]
    const small = { ...nodes, tiers, prorated: 'year' }
    const { lines, notes } = drafted([small], '2026-12-31', 'ISK')
    expect(lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([
      ['2', '0'],
      ['12', '16'],
    ])
    expect(notes).toEqual([])
  })

  test('a price of nothing is one of days, too: another one that is set by hand is for the period', () => {
    const free = { kind: 'flat', code: 'base', price: '0.00', prorated: 'month' }
    const [line] = drafted([free], '2026-12-16').lines
    expect(line).toMatchObject({ quantity: '16', unitCode: 'DAY', amount: '0.00' })
    expect(line?.period?.days).toBe(31)
  })

  test('waits until it is known when it was installed', () => {
    expect(draftFor(inputFor([nodes], '2026-12-16', { outcome: 'pending' }))).toEqual({
      ...{ kind: 'blocked', who: 'devops' },
      why: { code: 'not_installed', outcome: 'pending' },
    })
    const { prorated: _, ...plain } = nodes
    expect(draftFor(inputFor([plain], '2026-12-16', { outcome: 'pending' })).kind).toBe('drafted')
  })

  test('says in its steps what it was worked out from', () => {
    const [line] = drafted([nodes], '2026-12-16').lines
    expect(
      line?.explanation.formula.map(step => ('of' in step ? [step.of, step.by] : step.op)),
    ).toEqual([
      ['nodes', '14'],
      ['tier_end', '10'],
      ['tier_start', '3'],
      ['price', '85.00'],
      ['days', '16'],
      ['period_days', '31'],
      'round',
    ])
    expect(line?.period).toEqual({ from: '2026-12-16', to: '2026-12-31', days: 31 })
  })
})

describe('what is done with it afterwards', () => {
  const base = drafted([nodes], '2026-12-16')
  const laid = { reason: 'Agreed', by: 'p1', at: '2026-12-17T10:00:00.000Z' }

  test('days set by hand are still of the period', () => {
    const was = { quantity: '112', unitPrice: '85.00', amount: '307.10' }
    const layer: Layer = [
      { ...laid, kind: 'changed', key: 'nodes@4', quantity: '70', unitPrice: null, was },
    ]
    // 70 × 85 ÷ 31 = 191.935…
    const document = layered(base, layer)
    expect(document.lines[0]).toMatchObject({ quantity: '70', amount: '191.94' })
    expect(notReady(document)).not.toContain('lines')
    const back = correctionOf(document, { number: 1, draftId: 'd' }, '2027-01-02', null)
    expect(back?.lines[0]).toMatchObject({ quantity: '-70', amount: '-191.94' })
    expect(back && notReady(back)).not.toContain('lines')
  })

  test('a line that is gone and was kept still costs what it did', () => {
    const period = { from: '2026-12-16', to: '2026-12-31', days: 31 }
    const layer: Layer = [
      { ...laid, kind: 'added', key: 'gone', text, quantity: '16', unitPrice: '1200', period },
    ]
    const line = layered(base, layer).lines.at(-1)
    expect(line).toMatchObject({ unitCode: 'DAY', amount: '619.35', period })
    expect(line && holds(line.explanation, '619.35')).toBe(true)
  })

  test('taken back it comes to the same, below zero', () => {
    const back = correctionOf(base, { number: 1, draftId: 'd' }, '2027-01-02', null)
    expect(back?.lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([
      ['-112', '-307.10'],
      ['-64', '-129.03'],
    ])
    expect(back?.totals.gross).toBe('-523.36')
    expect(back && notReady(back)).not.toContain('lines')
  })
})

const nodes = {
  ...{ kind: 'tiered', code: 'nodes', mode: 'graduated', quantityFrom: 'nodes', prorated: 'month' },
  tiers: [
    { upTo: 3, price: '0' },
    { upTo: 10, price: '85.00' },
    { upTo: null, price: '62.50' },
  ],
}

function drafted(rules: object[], on: string, currency: 'EUR' | 'ISK' = 'EUR'): DraftDocument {
  const result = draftFor(inputFor(rules, on, {}, currency))
  if (result.kind !== 'drafted') throw new Error(JSON.stringify(result))
  return result.draft
}

function inputFor(
  rules: object[],
  on: string,
  change: Partial<DraftInput>,
  currency: 'EUR' | 'ISK' = 'EUR',
): DraftInput {
  const country = currency === 'ISK' ? 'IS' : 'FR'
  const asked = requestFor({ seller: country, buyer: country, sale: 'direct' })
  const book = bookOf({ code: 'B', currency, rules: rules.map((raw, seq) => ruleOf(raw, seq)) })
  const facts = known({ deploymentType: 'self_hosted', nodes: 14, environments: 2 })
  return { ...asked, deliveredOn: on, books: [book], facts, ...change }
}

const ruleOf = (raw: object, seq: number): Rule => rule.parse({ seq, text, ...raw })
