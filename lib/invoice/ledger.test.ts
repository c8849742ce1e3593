import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balance, ledgerStates } from './ledger'

test('a ledger with one row per installation adds up', () => {
  const rows = fc.uniqueArray(
    fc.record({ installationId: fc.uuid(), state: fc.constantFrom(...ledgerStates) }),
    { selector: row => row.installationId },
  )
  fc.assert(
    fc.property(rows, all => {
      const { even, counts } = balance(
        all.map(row => row.installationId),
        all,
      )
      expect(even).toBe(true)
      expect(counts.drafted + counts.not_billable + counts.blocked).toBe(all.length)
    }),
  )
})

test('it says who is missing, counted twice, or a stranger', () => {
  const drafted = (installationId: string) => ({ installationId, state: 'drafted' as const })
  expect(balance(['a', 'b'], [drafted('b'), drafted('b'), drafted('c')])).toEqual({
    even: false,
    counts: { drafted: 3, not_billable: 0, blocked: 0 },
    missing: ['a'],
    twice: ['b'],
    strangers: ['c'],
  })
})

test('a release with no installations has an empty ledger that adds up', () => {
  expect(balance([], []).even).toBe(true)
})
