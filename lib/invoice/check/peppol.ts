import { compare, percentOf, round } from '@/lib/money'
import { billing } from '../document/model-of'
import type { Model, ModelAdjustment } from '../document/model'
import { unrounded } from '../line'
import { addressSchemes } from './codes'
import { each, isEmpty, rule, type Rule } from './rule'
import { within } from './slack'

// Peppol BIS Billing 3.0. What its one way of writing settles (one note, no empty elements, one total) is held by
// the tests of the writer.

const adjustments = (type: ModelAdjustment['type']) => (model: Model) =>
  model.adjustments.filter(one => one.type === type)
const both = ['allowance', 'charge'] as const

export const peppol: readonly Rule[] = [
  {
    ...rule(
      'PEPPOL-EN16931-P0100',
      'document.type',
      'pro-forma',
      ({ type }) => type === '325' && { is: type },
    ),
    severity: 'issuer',
  },
  rule('PEPPOL-EN16931-R001', 'document.profile', 'missing', ({ profile }) => isEmpty(profile)),
  rule('PEPPOL-EN16931-R003', 'document.reference', 'missing', model => isEmpty(model.reference)),
  rule('PEPPOL-EN16931-R004', 'document.profile', 'format', ({ customization }) => {
    return (
      customization !== billing.customization && {
        is: customization,
        should: billing.customization,
      }
    )
  }),
  rule('PEPPOL-EN16931-R005', 'total.accountingVat', 'same', model => {
    return model.accountingCurrency === model.currency && { is: model.currency }
  }),
  rule('PEPPOL-EN16931-R007', 'document.profile', 'format', ({ profile }) => {
    return profile !== billing.profile && { is: profile, should: billing.profile }
  }),
  rule('PEPPOL-EN16931-R010', 'buyer.endpoint', 'missing', model =>
    isEmpty(model.buyer.endpoint?.id ?? ''),
  ),
  rule('PEPPOL-EN16931-R020', 'seller.endpoint', 'missing', model =>
    isEmpty(model.seller.endpoint?.id ?? ''),
  ),
  ...both.flatMap(type => [
    each(
      'PEPPOL-EN16931-R040',
      `${type}.percent`,
      'sum',
      adjustments(type),
      (one, { currency }) => {
        if (one.percent === null || one.base === null) return false
        const should = round(percentOf(one.base, one.percent), currency)
        return compare(one.amount, should) !== 0 && { is: one.amount, should }
      },
    ),
    each('PEPPOL-EN16931-R041', `${type}.percent`, 'together', adjustments(type), one => {
      return one.percent !== null && one.base === null && { is: one.amount }
    }),
    each('PEPPOL-EN16931-R042', `${type}.percent`, 'together', adjustments(type), one => {
      return one.percent === null && one.base !== null && { is: one.amount }
    }),
  ]),
  rule('PEPPOL-EN16931-R054', 'total.accountingVat', 'together', model => {
    return (model.accountingCurrency === null) !== (model.vatInAccounting === null) && { is: '' }
  }),
  rule('PEPPOL-EN16931-R055', 'total.accountingVat', 'sign', ({ totals, vatInAccounting }) => {
    if (vatInAccounting === null) return false
    const opposed = compare(totals.vat, '0') * compare(vatInAccounting, '0') < 0
    return opposed && { is: vatInAccounting }
  }),
  each(
    'PEPPOL-EN16931-R120',
    'line.amount',
    'sum',
    ({ lines }) => lines,
    (line, { currency }) => {
      const worked = unrounded(line.quantity, line.price, line.base)
      const should = round(worked, currency)
      const holds = compare(line.amount, should) === 0 && within(worked, line.amount)
      return !holds && { line: line.id, is: line.amount, should }
    },
  ),
  each(
    'PEPPOL-EN16931-CL008',
    'buyer.endpoint',
    'code',
    ({ buyer }) => [buyer.endpoint],
    endpoint => {
      return (
        endpoint !== null && !addressSchemes.includes(endpoint.scheme) && { is: endpoint.scheme }
      )
    },
  ),
  each('PEPPOL-EN16931-F001', 'document.issuedOn', 'format', dates, on => {
    return !/^\d{4}-\d{2}-\d{2}$/.test(on) && { is: on, should: 'YYYY-MM-DD' }
  }),
]

function dates({ issuedOn, dueOn, deliveredOn }: Model) {
  return [issuedOn, dueOn, deliveredOn].filter(on => on !== null)
}
