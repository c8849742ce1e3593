import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, negate, round, sum } from '@/lib/money'
import { lineAmount } from './line'
import { total } from './totals'

const standard = { category: 'S', rate: '20' } as const
const reduced = { category: 'S', rate: '5.5' } as const
const zero = { category: 'Z', rate: '0' } as const

const amounts = fc
  .bigInt(-(10n ** 11n), 10n ** 11n)
  .map(units => lineAmount(String(units), '0.01', 'EUR'))
const lines = fc.array(
  fc.record({ amount: amounts, vat: fc.constantFrom(standard, reduced, zero) }),
  { minLength: 1, maxLength: 12 },
)
const adjustments = fc.array(
  fc.record({ type: fc.constantFrom('allowance', 'charge'), amount: amounts }),
  { maxLength: 4 },
)

describe('totals', () => {
  test('tax the group, never the line: 3 × 10.01 is 36.04', () => {
    const line = { amount: '10.01', vat: standard }
    expect(total({ currency: 'EUR', lines: [line, line, line], adjustments: [] })).toMatchObject({
      net: '30.03',
      vatTotal: '6.01',
      gross: '36.04',
    })
  })

  test('split a document discount over the VAT groups, to the cent', () => {
    const split = total({
      currency: 'EUR',
      lines: [
        { amount: '1000.00', vat: standard },
        { amount: '500.00', vat: reduced },
        { amount: '99.99', vat: zero },
      ],
      adjustments: [{ type: 'allowance', amount: '10.00' }],
    })
    expect(split.vat).toEqual([
      { ...standard, base: '993.75', amount: '198.75' },
      { ...reduced, base: '496.87', amount: '27.33' },
      { ...zero, base: '99.37', amount: '0.00' },
    ])
    expect(split.net).toBe('1589.99')
  })

  test('take off what was paid already', () => {
    const paid = total({
      currency: 'EUR',
      lines: [{ amount: '100.00', vat: standard }],
      adjustments: [],
      prepaid: '20',
    })
    expect(paid).toMatchObject({ gross: '120.00', prepaid: '20.00', due: '100.00' })
  })

  test('go beyond 2^31 in krónur', () => {
    const vat = { category: 'S', rate: '24' } as const
    const big = { amount: '9007199254740993', vat }
    expect(total({ currency: 'ISK', lines: [big], adjustments: [] })).toMatchObject({
      net: '9007199254740993',
      vatTotal: '2161727821137838',
      gross: '11168927075878831',
    })
  })

  test('do not depend on the order of lines', () => {
    const shuffled = lines.chain(given =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
        adjustments,
      ),
    )
    fc.assert(
      fc.property(shuffled, ([given, permuted, adjusting]) => {
        const of = (each: typeof given) =>
          total({ currency: 'EUR', lines: each, adjustments: adjusting })
        expect(of(permuted)).toEqual(of(given))
      }),
    )
  })

  test('of the opposite are the opposite', () => {
    fc.assert(
      fc.property(lines, adjustments, (given, adjusting) => {
        const plus = total({ currency: 'EUR', lines: given, adjustments: adjusting })
        const minus = total({
          currency: 'EUR',
          lines: given.map(line => ({ ...line, amount: opposite(line.amount) })),
          adjustments: adjusting.map(each => ({ ...each, amount: opposite(each.amount) })),
        })
        expect(minus.net).toBe(opposite(plus.net))
        expect(minus.gross).toBe(opposite(plus.gross))
        expect(minus.vat.map(group => group.amount)).toEqual(
          plus.vat.map(group => opposite(group.amount)),
        )
      }),
    )
  })

  test('hold the equations of EN 16931, and the groups make up the net', () => {
    fc.assert(
      fc.property(lines, adjustments, (given, adjusting) => {
        const made = total({ currency: 'EUR', lines: given, adjustments: adjusting })
        expect(sum([made.lines, made.charges, negate(made.allowances)], 'EUR')).toBe(made.net)
        expect(
          sum(
            made.vat.map(group => group.base),
            'EUR',
          ),
        ).toBe(made.net)
        expect(sum([made.net, made.vatTotal], 'EUR')).toBe(made.gross)
        expect(compare(made.due, made.gross)).toBe(0)
      }),
    )
  })
})

const opposite = (value: string) => round(negate(value), 'EUR')
