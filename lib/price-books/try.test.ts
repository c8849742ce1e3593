import { expect, test } from 'vitest'
import { factsTried } from './try'

const today = '2026-11-30'

test('what is entered is known from today, what is left out is not known', () => {
  const { known, sale, wrong } = factsTried(
    { nodes: ' 14 ', infrastructure: 'vm', region: '', sale: 'resale' },
    today,
  )
  expect(known).toEqual({
    deploymentType: { value: 'self_hosted', source: 'entered', asOf: today },
    nodes: { value: 14, source: 'entered', asOf: today },
    infrastructure: { value: 'vm', source: 'entered', asOf: today },
  })
  expect({ sale, wrong }).toEqual({ sale: 'resale', wrong: [] })
})

test('what a contract says is tried as yes or no', () => {
  const { known, wrong } = factsTried({ maintenanceCovered: 'no', prioritySupport: 'x' }, today)
  expect(known.maintenanceCovered).toEqual({ value: false, source: 'entered', asOf: today })
  expect(wrong).toEqual(['prioritySupport'])
})

test('what cannot be read is named, and never taken for something else', () => {
  const given = {
    nodes: '-1',
    environments: 'two',
    infrastructure: 'moon',
    sale: 'gift',
    operator: ['vendor', 'x'],
  }
  const { known, sale, wrong } = factsTried(given, today)
  expect(wrong).toEqual(['infrastructure', 'nodes', 'environments'])
  expect(Object.keys(known)).toEqual(['deploymentType'])
  expect(sale).toBe('direct')
})

test('a delivery is on the day that was given, today where none was, and named where it is no day', () => {
  expect(factsTried({ on: '2026-12-16' }, today)).toMatchObject({ on: '2026-12-16', wrong: [] })
  expect(factsTried({ on: '' }, today)).toMatchObject({ on: today, wrong: [] })
  expect(factsTried({ on: '2026-02-30' }, today)).toMatchObject({ on: today, wrong: ['on'] })
})
