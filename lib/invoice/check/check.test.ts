import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, negate } from '@/lib/money'
import { modelOf } from '../document/model-of'
import type { Model } from '../document/model'
import { draftOf, sales, standing, type Sale } from '../document/testing'
import { check, ruleSets } from './check'
import { line, mutations } from './testing'

const modelFor = (sale: Sale) => modelOf(draftOf(sale), standing)
const fatal = (model: Model) =>
  check(model).flatMap(light => light.findings.filter(({ severity }) => severity === 'fatal'))
const broken = (model: Model) => [...new Set(fatal(model).map(({ rule }) => rule))]
const states = (model: Model) =>
  Object.fromEntries(check(model).map(({ name, state }) => [name, state]))

describe('a draft that is complete', () => {
  test.each(sales)('%s breaks no rule', sale => {
    expect(fatal(modelFor(sale))).toEqual([])
  })

  test('lights up by where it goes: the type is what keeps it from being sent', () => {
    expect(states(modelFor('FR to FR'))).toEqual({
      ...{ en16931: 'pass', peppol: 'refuses', france: 'refuses', iceland: 'not-applicable' },
    })
    expect(states(modelFor('FR to DE, reverse charge'))).toMatchObject({ france: 'not-applicable' })
    expect(states(modelFor('IS to IS'))).toEqual({
      ...{ en16931: 'pass', peppol: 'refuses', france: 'not-applicable', iceland: 'pass' },
    })
  })

  test('with the type of an invoice and the mode of France would be sent', () => {
    const sent = { ...modelFor('FR to FR'), type: '380', profile: 'S1' }
    expect(states(sent)).toMatchObject({ en16931: 'pass', france: 'pass' })
  })

  test('breaks no rule when it is turned around, line by line', () => {
    const back = turned(modelFor('FR to FR'))
    expect(fatal(back)).toEqual([])
  })
})

describe('one thing wrong', () => {
  test.each(mutations)('%s (%s)', (rule, sale, change) => {
    expect(broken(change(modelFor(sale)))).toContain(rule)
  })

  test('a cent of VAT is noticed, where the official rules let one pass', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sales),
        fc.constantFrom('0.01', '-0.01', '1', '-1'),
        (sale, by) => {
          const model = modelFor(sale)
          const [first] = model.groups
          if (!first || (model.currency === 'ISK') !== !by.includes('.')) return
          const amount = add(first.amount, by)
          expect(broken({ ...model, groups: [{ ...first, amount }] })).toContain('BR-CO-17')
        },
      ),
    )
  })

  test('the order of lines changes no finding', () => {
    const model = line({ amount: '1.00' })(modelFor('FR to FR'))
    expect(broken({ ...model, lines: model.lines.toReversed() })).toEqual(broken(model))
  })
})

test('every rule has its test, but for those a mutation of its kind already takes', () => {
  const tried = new Set(mutations.map(([rule]) => rule))
  const all = Object.values(ruleSets).flatMap(rules => rules.filter(({ severity }) => !severity))
  const untried = [...new Set(all.map(({ id }) => id))].filter(id => !tried.has(id))
  expect(untried.filter(id => !/^BR-(AE|E|G|O|Z)-\d\d$/.test(id))).toEqual([])
})

function turned(model: Model): Model {
  return {
    ...model,
    totals: Object.fromEntries(
      Object.entries(model.totals).map(([name, amount]) => [name, negate(amount)]),
    ) as Model['totals'],
    groups: model.groups.map(one => ({
      ...one,
      base: negate(one.base),
      amount: negate(one.amount),
    })),
    lines: model.lines.map(one => ({
      ...one,
      quantity: negate(one.quantity),
      amount: negate(one.amount),
    })),
  }
}
