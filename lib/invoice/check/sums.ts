import { add, compare, minorDigits, negate } from '@/lib/money'
import type { Model } from '../document/model'
import { each, equals, digitsOf, rule, type Field, type Rule } from './rule'

// EN 16931, 6.4.2 and 6.4.3: amounts that follow from each other, exactly, and the digits they are written with.

const taken = (model: Model, type: 'allowance' | 'charge') =>
  total(model.adjustments.filter(one => one.type === type).map(one => one.amount))

const total = (amounts: readonly string[]) => amounts.reduce(add, '0')

const co: readonly Rule[] = [
  equals('BR-CO-10', 'total.lines', ({ totals, lines }) => ({
    is: totals.lines,
    should: total(lines.map(line => line.amount)),
  })),
  equals('BR-CO-11', 'total.allowances', model => ({
    is: model.totals.allowances,
    should: taken(model, 'allowance'),
  })),
  equals('BR-CO-12', 'total.charges', model => ({
    is: model.totals.charges,
    should: taken(model, 'charge'),
  })),
  equals('BR-CO-13', 'total.net', ({ totals }) => ({
    is: totals.net,
    should: total([totals.lines, negate(totals.allowances), totals.charges]),
  })),
  equals('BR-CO-14', 'total.vat', ({ totals, groups }) => ({
    is: totals.vat,
    should: total(groups.map(group => group.amount)),
  })),
  equals('BR-CO-15', 'total.gross', ({ totals }) => ({
    is: totals.gross,
    should: add(totals.net, totals.vat),
  })),
  equals('BR-CO-16', 'total.due', ({ totals }) => ({
    is: totals.due,
    should: add(totals.gross, negate(totals.prepaid)),
  })),
  rule('BR-CO-25', 'document.dueOn', 'missing', ({ totals, dueOn, paymentTerms }) => {
    return compare(totals.due, '0') > 0 && dueOn === null && paymentTerms === null
  }),
  rule('BR-CO-26', 'seller.registration', 'missing', ({ seller }) => {
    return seller.registration === null && seller.vatId === null
  }),
  each(
    'BR-27',
    'line.price',
    'negative',
    ({ lines }) => lines,
    ({ id, price }) => {
      return compare(price, '0') < 0 && { line: id, is: price }
    },
  ),
]

const digits = (id: string, field: Field, amounts: (model: Model) => readonly (string | null)[]) =>
  each(id, field, 'decimals', amounts, (amount, { currency }) => {
    const most = minorDigits[currency]
    return amount !== null && digitsOf(amount) > most && { is: amount, most: String(most) }
  })

const of = (type: 'allowance' | 'charge', part: 'amount' | 'base') => (model: Model) =>
  model.adjustments.filter(one => one.type === type).map(one => one[part])

// BR-DEC allows two digits; a currency without a minor unit has none (ISO 4217).
const dec: readonly Rule[] = [
  digits('BR-DEC-01', 'allowance.amount', of('allowance', 'amount')),
  digits('BR-DEC-02', 'allowance.amount', of('allowance', 'base')),
  digits('BR-DEC-05', 'charge.amount', of('charge', 'amount')),
  digits('BR-DEC-06', 'charge.amount', of('charge', 'base')),
  digits('BR-DEC-09', 'total.lines', ({ totals }) => [totals.lines]),
  digits('BR-DEC-10', 'total.allowances', ({ totals }) => [totals.allowances]),
  digits('BR-DEC-11', 'total.charges', ({ totals }) => [totals.charges]),
  digits('BR-DEC-12', 'total.net', ({ totals }) => [totals.net]),
  digits('BR-DEC-13', 'total.vat', ({ totals }) => [totals.vat]),
  digits('BR-DEC-14', 'total.gross', ({ totals }) => [totals.gross]),
  rule('BR-DEC-15', 'total.accountingVat', 'decimals', model => {
    const { accountingCurrency, vatInAccounting } = model
    if (accountingCurrency === null || vatInAccounting === null) return false
    const most: number = minorDigits[accountingCurrency]
    return digitsOf(vatInAccounting) > most && { is: vatInAccounting, most: String(most) }
  }),
  digits('BR-DEC-16', 'total.prepaid', ({ totals }) => [totals.prepaid]),
  digits('BR-DEC-18', 'total.due', ({ totals }) => [totals.due]),
  digits('BR-DEC-19', 'vat.base', ({ groups }) => groups.map(group => group.base)),
  digits('BR-DEC-20', 'vat.amount', ({ groups }) => groups.map(group => group.amount)),
  digits('BR-DEC-23', 'line.amount', ({ lines }) => lines.map(line => line.amount)),
]

export const sums: readonly Rule[] = [...co, ...dec]
