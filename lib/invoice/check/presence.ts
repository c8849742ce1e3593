import { minorDigits } from '@/lib/money'
import type { Model, ModelAdjustment, ModelGroup, ModelLine } from '../document/model'
import { each, isEmpty, isNumber, rule, type Field, type Rule } from './rule'

// EN 16931, 6.4.1: what a document must have. Amounts that are no numbers stop the arithmetic that follows.

const missing = (id: string, field: Field, value: (model: Model) => string | null) =>
  rule(id, field, 'missing', model => isEmpty(value(model)))

const lines = ({ lines }: Model) => lines
const groups = ({ groups }: Model) => groups
const ofType = (type: ModelAdjustment['type']) => (model: Model) =>
  model.adjustments.filter(adjustment => adjustment.type === type)

const noText = (id: string, field: Field, text: (line: ModelLine) => string) =>
  each(id, field, 'missing', lines, line => isEmpty(text(line)) && { line: line.id })

const noAmount = (id: string, field: Field, amount: (line: ModelLine) => string) =>
  each(id, field, 'number', lines, line => !isNumber(amount(line)) && { is: amount(line) })

const noSum = (id: string, field: Field, name: keyof Model['totals']) =>
  rule(id, field, 'number', ({ totals }) => !isNumber(totals[name]) && { is: totals[name] })

const noBase = (id: string, field: Field, amount: (group: ModelGroup) => string) =>
  each(id, field, 'number', groups, group => !isNumber(amount(group)) && { is: amount(group) })

function adjustments(type: ModelAdjustment['type'], ids: [string, string, string]): Rule[] {
  const [amount, category, reason] = ids
  return [
    each(
      amount,
      `${type}.amount`,
      'number',
      ofType(type),
      one => !numeric(one) && { is: one.amount },
    ),
    each(category, `${type}.vat`, 'missing', ofType(type), one => isEmpty(one.category) && {}),
    ...[reason, type === 'allowance' ? 'BR-CO-21' : 'BR-CO-22'].map(id =>
      each(id, `${type}.reason`, 'missing', ofType(type), one => isEmpty(one.reason) && {}),
    ),
  ]
}

const numeric = ({ amount, base, percent }: ModelAdjustment) =>
  isNumber(amount) && [base, percent].every(value => value === null || isNumber(value))

export const presence: readonly Rule[] = [
  missing('BR-01', 'document.profile', model => model.customization),
  missing('BR-02', 'document.number', model => model.number),
  missing('BR-03', 'document.issuedOn', model => model.issuedOn),
  missing('BR-04', 'document.type', model => model.type),
  missing('BR-05', 'document.currency', model => model.currency),
  rule('BR-CL-04', 'document.currency', 'code', ({ currency }) => {
    return !(currency in minorDigits) && { is: currency }
  }),
  missing('BR-06', 'seller.name', model => model.seller.name),
  missing('BR-07', 'buyer.name', model => model.buyer.name),
  missing('BR-09', 'seller.country', model => model.seller.country),
  missing('BR-11', 'buyer.country', model => model.buyer.country),
  noSum('BR-12', 'total.lines', 'lines'),
  noSum('BR-13', 'total.net', 'net'),
  noSum('BR-14', 'total.gross', 'gross'),
  noSum('BR-15', 'total.due', 'due'),
  rule('BR-16', 'document.lines', 'missing', model => model.lines.length === 0),
  noText('BR-21', 'line.number', line => line.id),
  noAmount('BR-22', 'line.quantity', line => line.quantity),
  noText('BR-23', 'line.unit', line => line.unit),
  noAmount('BR-24', 'line.amount', line => line.amount),
  noText('BR-25', 'line.name', line => line.name),
  noAmount('BR-26', 'line.price', line => line.price),
  each('BR-30', 'line.period', 'order', lines, ({ id, period }) => {
    return (
      period !== null && period.to < period.from && { line: id, is: period.to, should: period.from }
    )
  }),
  ...adjustments('allowance', ['BR-31', 'BR-32', 'BR-33']),
  ...adjustments('charge', ['BR-36', 'BR-37', 'BR-38']),
  noBase('BR-45', 'vat.base', group => group.base),
  noBase('BR-46', 'vat.amount', group => group.amount),
  each('BR-47', 'vat.category', 'missing', groups, group => isEmpty(group.category) && {}),
  each('BR-48', 'vat.rate', 'missing', groups, ({ category, rate }) => {
    return category !== 'O' && (rate === null || !isNumber(rate)) && { category }
  }),
  rule('BR-53', 'total.accountingVat', 'missing', model => {
    return model.accountingCurrency !== null && !isNumber(model.vatInAccounting ?? '')
  }),
  rule('BR-57', 'delivery.country', 'missing', ({ deliveredTo }) => {
    return deliveredTo !== null && isEmpty(deliveredTo.country)
  }),
  rule('BR-62', 'seller.endpoint', 'missing', ({ seller }) =>
    isEmpty(seller.endpoint?.scheme ?? '-'),
  ),
  rule('BR-63', 'buyer.endpoint', 'missing', ({ buyer }) => isEmpty(buyer.endpoint?.scheme ?? '-')),
  each(
    'BR-CO-04',
    'line.vat',
    'missing',
    lines,
    line => isEmpty(line.category) && { line: line.id },
  ),
  rule('BR-CO-18', 'vat.groups', 'missing', model => model.groups.length === 0),
  noSum('BR-CO-11', 'total.allowances', 'allowances'),
  noSum('BR-CO-12', 'total.charges', 'charges'),
  noSum('BR-CO-14', 'total.vat', 'vat'),
  noSum('BR-CO-16', 'total.prepaid', 'prepaid'),
]
