import { describe, expect, test } from 'vitest'
import type { Values } from '@/lib/form-state'
import { ruleFrom } from './rule-form'

const common = {
  ...{ code: 'nodes', seq: '10', text_en: 'Nodes', text_fr: 'Nœuds', text_is: 'Hnútar' },
  termsClause: '',
}
const tiers = { quantityFrom: 'nodes', mode: 'graduated', tier1_to: '3', tier1_price: '0.00' }
const fields = (kind: Parameters<typeof ruleFrom>[0], values: Values) => {
  const read = ruleFrom(kind, { ...common, ...values })
  return read.ok ? {} : read.fields
}

test('rows of tiers become tiers, empty ones are left out, the last is without end', () => {
  const read = ruleFrom('tiered', {
    ...{ ...common, ...tiers },
    ...{ tier2_to: '', tier2_price: '', tier4_to: '', tier4_price: '40.00' },
  })
  expect(read).toMatchObject({
    ok: true,
    rule: {
      tiers: [
        { upTo: 3, price: '0.00' },
        { upTo: null, price: '40.00' },
      ],
      when: {},
      termsClause: null,
    },
  })
})

test('a condition holds what was chosen, and nothing that was left open', () => {
  const read = ruleFrom('flat', {
    ...{ ...common, price: '1200.00', unitCode: 'E51' },
    ...{
      when_infrastructure: ['vm', 'bare_metal'],
      when_releaseKind: [],
      when_region: 'Lyon, Paris',
    },
    ...{ when_nodes_from: '4', when_nodes_to: '', when_environments_to: '2' },
  })
  expect(read).toMatchObject({ ok: true, rule: { unitCode: 'E51', price: '1200.00' } })
  expect(read.ok && read.rule.when).toEqual({
    infrastructure: ['vm', 'bare_metal'],
    nodes: { from: 4 },
    environments: { to: 2 },
    region: ['Lyon', 'Paris'],
  })
})

test('a price for a period is counted in days, whatever unit was chosen', () => {
  const read = ruleFrom('flat', { ...common, price: '300', unitCode: 'ANN', prorated: 'year' })
  expect(read).toMatchObject({ ok: true, rule: { price: '300', prorated: 'year' } })
  expect(read.ok && 'unitCode' in read.rule).toBe(false)
  expect(fields('flat', { price: '300', prorated: 'week' })).toHaveProperty('prorated')
})

test('a condition on what a contract says is yes or no, and does not matter when left open', () => {
  const conditions = ['yes', 'no', ''].map(chosen => {
    const read = ruleFrom('flat', { ...common, price: '1', when_maintenanceCovered: chosen })
    return read.ok && read.rule.when
  })
  expect(conditions).toEqual([{ maintenanceCovered: true }, { maintenanceCovered: false }, {}])
  expect(Object.keys(fields('flat', { price: '1', when_prioritySupport: 'maybe' }))).toEqual([
    'when_prioritySupport',
  ])
})

describe('what is wrong is said at its field', () => {
  test.each([
    ['flat', { price: '1,200' }, { price: ['not-a-decimal'] }],
    ['flat', { price: '-1' }, { price: ['negative'] }],
    ['flat', { price: '1', code: 'a b' }, { code: ['not-a-code'] }],
    ['tiered', { ...tiers, tier5_to: '9', tier5_price: 'x' }, { tier5_price: ['not-a-decimal'] }],
    [
      'flat',
      { price: '1', when_nodes_from: '5', when_nodes_to: '4' },
      { when_nodes_to: ['empty-range'] },
    ],
    ['minimum', { amount: '' }, { amount: ['not-a-decimal'] }],
  ] as const)('%s %j', (kind, values, expected) => {
    expect(fields(kind, values)).toEqual(expected)
  })

  test('also where the words come from elsewhere', () => {
    expect(Object.keys(fields('flat', { price: '1', seq: 'first' }))).toEqual(['seq'])
    expect(Object.keys(fields('tiered', { ...tiers, tier3_to: 'ten', tier3_price: '1' }))).toEqual([
      'tier3_to',
    ])
    expect(Object.keys(fields('tiered', { ...tiers, mode: '' }))).toEqual(['mode'])
    expect(Object.keys(fields('tiered', { mode: 'volume', quantityFrom: 'nodes' }))).toEqual([
      'tier1_price',
    ])
    expect(Object.keys(fields('flat', { price: '1', when_infrastructure: ['moon'] }))).toEqual([
      'when_infrastructure',
    ])
    expect(Object.keys(fields('waiver', { of: 'a, b c' }))).toEqual(['of'])
  })
})

test('a rule with many tiers keeps each of them', () => {
  const rows = Array.from({ length: 15 }, (_, index) => index + 1)
  const given = rows.flatMap(row => [
    [`tier${row}_to`, row === 15 ? '' : String(row * 10)],
    [`tier${row}_price`, String(100 - row)],
  ])
  const read = ruleFrom('tiered', {
    ...common,
    ...{ quantityFrom: 'nodes', mode: 'graduated' },
    ...(Object.fromEntries(given) as Record<string, string>),
  })
  if (!read.ok || read.rule.kind !== 'tiered') throw new Error(JSON.stringify(read))
  expect(read.rule.tiers).toHaveLength(15)
  expect(read.rule.tiers.at(-1)).toMatchObject({ upTo: null, price: '85' })
})
