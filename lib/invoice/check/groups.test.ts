import { expect, test } from 'vitest'
import { add, split, type Currency } from '@/lib/money'
import { modelOf } from '../document/model-of'
import type { Category, Model } from '../document/model'
import { draftOf, standing } from '../document/testing'
import { ublOf } from '../document/ubl'
import { total } from '../totals'
import { check } from './check'

// No rule of a price book makes more than one group today: this is what a document with three would be held against.

const currency: Currency = 'EUR'
const sold = [
  { amount: '1000.00', vat: { category: 'S', rate: '20' } },
  { amount: '500.00', vat: { category: 'S', rate: '5.5' } },
  { amount: '99.99', vat: { category: 'Z', rate: '0' } },
] as const
const discount = '10.00'

/** A draft with three lines, each taxed otherwise, and a discount that each group takes its share of. */
function threeGroups(): Model {
  const model = modelOf(draftOf('FR to FR'), standing)
  const [line] = model.lines
  if (!line) throw new Error('It has a line.')
  const shares = split(
    discount,
    sold.map(({ amount }) => amount),
    currency,
  )
  const { vat, vatTotal, ...totals } = total({
    ...{ currency, lines: sold },
    adjustments: [{ type: 'allowance', amount: discount }],
  })
  return {
    ...model,
    lines: sold.map(({ amount, vat }, index) => ({
      ...{ ...line, ...vat, id: String(index + 1), quantity: '1', price: amount, amount },
    })),
    adjustments: sold.map(({ vat }, index) => ({
      ...{ type: 'allowance', amount: shares[index] ?? '', reason: 'Discount', ...vat },
      ...{ base: null, percent: null },
    })),
    groups: vat.map(group => ({ ...group, exemption: null })),
    totals: { ...totals, vat: vatTotal },
  }
}

const broken = (model: Model) =>
  check(model).flatMap(({ findings }) =>
    findings.flatMap(({ rule, severity }) => (severity === 'fatal' ? rule : [])),
  )
const isGroup = (category: Category, rate: string) => (group: Model['groups'][number]) =>
  group.category === category && group.rate === rate

test('three groups with a discount over all of them break no rule', () => {
  const model = threeGroups()
  expect(model.adjustments.map(({ amount }) => amount)).toEqual(['6.25', '3.13', '0.62'])
  expect(model.groups.map(({ base, amount }) => [base, amount])).toEqual([
    ...[
      ['993.75', '198.75'],
      ['496.87', '27.33'],
    ],
    ['99.37', '0.00'],
  ])
  expect(model.totals).toMatchObject({ net: '1589.99', vat: '226.08', gross: '1816.07' })
  expect(broken(model)).toEqual([])
})

test('the XML has each group, and each share of the discount with its category and rate', () => {
  const xml = ublOf(threeGroups())
  const taxed = (element: string) =>
    Array.from(xml.matchAll(new RegExp(`<cac:${element}>.*?</cac:${element}>`, 'gs')), ([part]) =>
      ['Amount', 'TaxableAmount', 'TaxAmount', 'ID', 'Percent'].flatMap(
        name => new RegExp(`<cbc:${name}[ >][^<]*?([^<>]+)</cbc:${name}>`).exec(part)?.[1] ?? [],
      ),
    )
  expect(taxed('AllowanceCharge')).toEqual([
    ...[
      ['6.25', 'S', '20'],
      ['3.13', 'S', '5.5'],
    ],
    ['0.62', 'Z', '0'],
  ])
  expect(taxed('TaxSubtotal')).toEqual([
    ...[
      ['993.75', '198.75', 'S', '20'],
      ['496.87', '27.33', 'S', '5.5'],
    ],
    ['99.37', '0.00', 'Z', '0'],
  ])
})

test.each([
  ['S', '20', 'BR-S-08'],
  ['S', '5.5', 'BR-S-08'],
  ['Z', '0', 'BR-Z-08'],
] as const)('a cent between a group and another is noticed: %s %s', (category, rate, rule) => {
  const model = threeGroups()
  const groups = model.groups.map(group =>
    isGroup(category, rate)(group) ? { ...group, base: add(group.base, '0.01') } : group,
  )
  expect(broken({ ...model, groups })).toContain(rule)
})

test.each([
  ['S', '20', 'BR-S-08'],
  ['S', '5.5', 'BR-S-08'],
  ['Z', '0', 'BR-Z-01'],
] as const)(
  'a group that is missing, or there twice, is noticed: %s %s',
  (category, rate, rule) => {
    const model = threeGroups()
    const one = isGroup(category, rate)
    // As far as the sums go it all adds up.
    const summed = (groups: Model['groups']): Model => {
      const vat = groups.reduce((running, { amount }) => add(running, amount), '0')
      const gross = add(model.totals.net, vat)
      return { ...model, groups, totals: { ...model.totals, vat, gross, due: gross } }
    }
    expect(broken(summed(model.groups.filter(group => !one(group))))).toContain(rule)
    expect(broken(summed([...model.groups, ...model.groups.filter(one)]))).toContain(rule)
  },
)

test('a discount that one group takes alone, while all were worked out with it, is noticed', () => {
  const model = threeGroups()
  const [first] = model.adjustments
  if (!first) throw new Error('It has one.')
  const adjustments = [{ ...first, amount: discount }]
  expect(broken({ ...model, adjustments }).toSorted()).toEqual(['BR-S-08', 'BR-S-08', 'BR-Z-08'])
})
