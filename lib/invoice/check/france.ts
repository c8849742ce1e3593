import type { Model } from '../document/model'
import { digitsOf, each, isEmpty, rule, type Field, type Rule } from './rule'

// The French rules for invoices between companies in France (BR-FR, AFNOR XP Z12-012).

const statements = ['PMT', 'PMD', 'AAB'] as const
const sides = ['seller', 'buyer'] as const
const rates = [
  '0',
  '0.9',
  '1.05',
  '1.75',
  '2.1',
  '5.5',
  '7',
  '8.5',
  '9.2',
  '9.6',
  '10',
  '13',
  '19.6',
  '20',
  '20.6',
]

const siren = (id: string, field: Field, side: 'seller' | 'buyer') =>
  rule(id, field, 'format', model => {
    const { registration } = model[side]
    const known = registration?.scheme === '0002' && /^\d{9}$/.test(registration.id)
    return !known && { is: registration?.id ?? '–', should: 'SIREN 000000000' }
  })

const coded = (model: Model, code: string) => model.notes.filter(note => note.code === code).length

const counted = (value: string) => value.replace(/^-/, '').replace('.', '').length

const written = (
  id: string,
  field: Field,
  { digits, whole }: { digits: number; whole: number },
  values: (model: Model) => readonly string[],
) =>
  each(id, field, 'decimals', values, is => {
    const most = String(digits)
    return (digitsOf(is) > digits || counted(is) > whole) && { is, most }
  })

export const france: readonly Rule[] = [
  rule('BR-FR-01', 'document.number', 'format', ({ number }) => {
    return number.length > 35 && { is: number, should: 'A-Z 0-9 + - _ /, 35' }
  }),
  rule('BR-FR-02', 'document.number', 'format', ({ number }) => {
    return !/^[A-Za-z0-9+\-_/]+$/.test(number) && { is: number, should: 'A-Z 0-9 + - _ /' }
  }),
  each('BR-FR-03', 'document.issuedOn', 'format', dates, is => {
    return (
      !/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(is) && { is, should: '20YY-MM-DD' }
    )
  }),
  {
    ...rule('BR-FR-04', 'document.type', 'pro-forma', ({ type }) => type === '325' && { is: type }),
    severity: 'issuer',
  },
  each(
    'BR-FR-05',
    'document.statements',
    'missing',
    () => statements,
    (code, model) => {
      return coded(model, code) === 0 && { is: code }
    },
  ),
  each(
    'BR-FR-06',
    'document.statements',
    'twice',
    () => statements,
    (code, model) => {
      return coded(model, code) > 1 && { is: code }
    },
  ),
  {
    ...rule('BR-FR-08', 'document.profile', 'billing-mode', ({ profile }) => {
      return !/^[BSM][1-8]$/.test(profile) && { should: 'S1' }
    }),
    severity: 'issuer',
  },
  siren('BR-FR-10', 'seller.registration', 'seller'),
  siren('BR-FR-11', 'buyer.registration', 'buyer'),
  rule('BR-FR-12', 'buyer.endpoint', 'missing', ({ buyer }) => isEmpty(buyer.endpoint?.id ?? '')),
  rule('BR-FR-13', 'seller.endpoint', 'missing', ({ seller }) =>
    isEmpty(seller.endpoint?.id ?? ''),
  ),
  each(
    'BR-FR-15',
    'vat.category',
    'code',
    ({ groups }) => groups,
    ({ category }) => {
      return !['S', 'E', 'AE', 'K', 'G', 'O', 'Z'].includes(category) && { is: category }
    },
  ),
  each(
    'BR-FR-16',
    'vat.rate',
    'code',
    ({ groups }) => groups,
    ({ rate }) => {
      return rate !== null && !rates.includes(plainRate(rate)) && { is: rate }
    },
  ),
  rule('BR-FR-21', 'buyer.endpoint', 'format', ({ buyer: { endpoint, registration } }) => {
    if (endpoint === null || registration === null) return false
    const routed = endpoint.scheme === '0225' && endpoint.id.startsWith(registration.id)
    return !routed && { is: `${endpoint.scheme}:${endpoint.id}`, should: `0225:${registration.id}` }
  }),
  ...sides.flatMap(side => [
    rule('BR-FR-23', `${side}.endpoint`, 'format', model => {
      const { endpoint } = model[side]
      const odd = endpoint?.scheme === '0225' && !/^[A-Za-z0-9+\-_/]+$/.test(endpoint.id)
      return odd && { is: endpoint.id, should: 'A-Z 0-9 + - _ /' }
    }),
    rule('BR-FR-25', `${side}.endpoint`, 'format', model => {
      const id = model[side].endpoint?.id ?? ''
      return id.length > 125 && { is: id, should: '≤ 125' }
    }),
  ]),
  rule('BR-FR-CO-07', 'document.dueOn', 'order', ({ dueOn, issuedOn }) => {
    return dueOn !== null && dueOn < issuedOn && { is: dueOn, should: issuedOn }
  }),
  rule('BR-FR-CO-12', 'total.accountingVat', 'missing', model => {
    if (model.currency === 'EUR') return false
    return model.accountingCurrency !== 'EUR' || isEmpty(model.vatInAccounting)
  }),
  written('BR-FR-DEC-01', 'total.gross', { digits: 2, whole: 19 }, amounts),
  written('BR-FR-DEC-02', 'line.quantity', { digits: 4, whole: 19 }, ({ lines }) =>
    lines.map(line => line.quantity),
  ),
  written('BR-FR-DEC-03', 'line.price', { digits: 6, whole: 19 }, ({ lines }) =>
    lines.map(line => line.price),
  ),
  written('BR-FR-DEC-04', 'vat.rate', { digits: 2, whole: 4 }, ({ groups }) =>
    groups.flatMap(group => group.rate ?? []),
  ),
]

function dates({ issuedOn, dueOn, deliveredOn }: Model) {
  return [issuedOn, dueOn, deliveredOn].filter(on => on !== null)
}

function amounts({ totals, lines, groups, adjustments }: Model) {
  return [...Object.values(totals), ...[...lines, ...groups, ...adjustments].map(one => one.amount)]
}

const plainRate = (rate: string) => (rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate)
