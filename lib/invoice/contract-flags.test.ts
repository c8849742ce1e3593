import { expect, test } from 'vitest'
import { contractFlags, flagsOn, isContractFlag, type FlagEntry } from './contract-flags'
import { matches } from './when'

const covered = (value: boolean | null, validFrom: string): FlagEntry => ({
  ...({ flag: 'maintenanceCovered', value, validFrom } as const),
})
const fact = (value: boolean, asOf: string) => ({ value, source: 'contract', asOf })
/** Entered in another order than they hold. */
const entries = [
  covered(false, '2026-03-01'),
  covered(true, '2025-01-01'),
  covered(null, '2027-01-01'),
]

test.each([
  ['2024-12-31', undefined],
  ['2025-01-01', fact(true, '2025-01-01')],
  ['2026-02-28', fact(true, '2025-01-01')],
  ['2026-03-01', fact(false, '2026-03-01')],
  ['2026-12-31', fact(false, '2026-03-01')],
  ['2027-01-01', undefined],
] as const)('on %s the entry counts that began last: %j', (day, expected) => {
  expect(flagsOn(entries, day).maintenanceCovered).toEqual(expected)
  expect(flagsOn(entries.toReversed(), day).maintenanceCovered).toEqual(expected)
})

test('what is said of one flag says nothing of the other, and nothing said is nothing known', () => {
  expect(flagsOn(entries, '2026-01-01')).not.toHaveProperty('prioritySupport')
  expect(flagsOn([], '2026-01-01')).toEqual({})
})

test('a rule asks for yes, for no, or does not ask', () => {
  const deploymentType = { value: 'self_hosted', source: 'entered', asOf: '2025-01-01' } as const
  const on = (day: string) => ({ deploymentType, ...flagsOn(entries, day) })
  const [yes, no] = [{ maintenanceCovered: true }, { maintenanceCovered: false }]
  expect(['2025-06-01', '2026-06-01'].map(day => matches(yes, on(day)))).toEqual(['yes', 'no'])
  expect(['2025-06-01', '2026-06-01'].map(day => matches(no, on(day)))).toEqual(['no', 'yes'])
  for (const condition of [yes, no])
    expect(matches(condition, on('2024-06-01'))).toEqual({ unknown: 'maintenanceCovered' })
  expect(matches({}, on('2024-06-01'))).toBe('yes')
})

test('only what a contract says is a flag of it', () => {
  expect(contractFlags.every(isContractFlag)).toBe(true)
  expect(['nodes', '', 'operator'].some(isContractFlag)).toBe(false)
})
