import { add, compare, isZero, negate, percentOf, round } from '@/lib/money'
import type { Category, Model, ModelGroup } from '../document/model'
import { each, rule, type Broken, type Field, type Rule } from './rule'

// EN 16931, 6.4.4: the same ten questions of each VAT category. VAT is compared exactly, where the official
// rules let it be one off.

type Taxed = {
  field: 'line.vat' | 'allowance.vat' | 'charge.vat'
  category: Category
  rate: string | null
  amount: string
}

/** Everything that is taxed, an allowance as what it takes off. */
export function taxed({ lines, adjustments }: Model): Taxed[] {
  return [
    ...lines.map(line => ({ field: 'line.vat', ...line }) as const),
    ...adjustments.map(one => ({
      ...one,
      field: `${one.type}.vat` as const,
      amount: one.type === 'allowance' ? negate(one.amount) : one.amount,
    })),
  ]
}

/** The rules of one category, in the order the standard numbers them. */
export function rulesOf(category: Category): Rule[] {
  const id = (number: string) => `BR-${category}-${number}`
  const kinds = ['line.vat', 'allowance.vat', 'charge.vat'] as const
  return [
    groupCount(id('01'), category),
    ...kinds.map((kind, index) => identified(id(`0${index + 2}`), category, kind)),
    ...kinds.map((kind, index) => rated(id(`0${index + 5}`), category, kind)),
    based(id('08'), category),
    amounted(id('09'), category),
    exempted(id('10'), category),
    ...(category === 'O' ? alone() : []),
  ]
}

const having = (model: Model, category: Category, kind: Field) =>
  taxed(model).filter(one => one.category === category && one.field === kind)

// S has a group for each rate, every other category has one.
function groupCount(id: string, category: Category): Rule {
  return rule(id, 'vat.groups', 'one-group', model => {
    const used = taxed(model).some(one => one.category === category)
    const count = model.groups.filter(group => group.category === category).length
    const wrong = used ? (category === 'S' ? count === 0 : count !== 1) : count > 0
    return wrong && { category, is: String(count) }
  })
}

function identified(id: string, category: Category, kind: Taxed['field']): Rule {
  return {
    id,
    broken: model =>
      having(model, category, kind).length === 0 ? [] : identification(model, category),
  }
}

function identification({ seller, buyer }: Model, category: Category): Broken[] {
  if (category === 'O')
    return [
      ...(seller.vatId === null ? [] : [forbidden('seller.vatId', seller.vatId, category)]),
      ...(buyer.vatId === null ? [] : [forbidden('buyer.vatId', buyer.vatId, category)]),
    ]
  const needed: Broken[] =
    seller.vatId === null
      ? [{ field: 'seller.vatId', problem: 'needed', values: { category } }]
      : []
  const known = buyer.vatId !== null || buyer.registration !== null
  return category === 'AE' && !known
    ? [...needed, { field: 'buyer.vatId', problem: 'needed', values: { category } }]
    : needed
}

const forbidden = (field: Field, is: string, category: Category): Broken => ({
  field,
  problem: 'forbidden',
  values: { is, category },
})

function rated(id: string, category: Category, kind: Taxed['field']): Rule {
  return each(
    id,
    kind,
    'rate',
    model => having(model, category, kind),
    ({ rate }) => !fits(category, rate) && { category, is: rate ?? '–' },
  )
}

function fits(category: Category, rate: string | null): boolean {
  if (category === 'O') return rate === null
  if (rate === null) return false
  return category === 'S' ? compare(rate, '0') > 0 : isZero(rate)
}

const groupsOf = (category: Category) => (model: Model) =>
  model.groups.filter(group => group.category === category)

// For each rate that something is taxed at, one group with all of it.
function based(id: string, category: Category): Rule {
  return each(id, 'vat.base', 'sum', ratesOf(category), (rate, model) => {
    const at = (one: { rate: string | null }) => sameRate(one.rate, rate)
    const should = taxed(model)
      .filter(one => one.category === category && at(one))
      .reduce((running, one) => add(running, one.amount), '0')
    const [is = '0', ...more] = groupsOf(category)(model)
      .filter(at)
      .map(({ base }) => base)
    if (more.length > 0) return { is: [is, ...more].join(' + '), should }
    return compare(is, should) !== 0 && { is, should }
  })
}

const ratesOf = (category: Category) => (model: Model) => {
  const all = [...taxed(model), ...model.groups].filter(one => one.category === category)
  const rates = all.map(({ rate }) => rate)
  return rates.filter((rate, at) => rates.findIndex(other => sameRate(other, rate)) === at)
}

const sameRate = (a: string | null, b: string | null) =>
  a === null || b === null ? a === b : compare(a, b) === 0

function amounted(id: string, category: Category): Rule {
  return each(id, 'vat.amount', 'sum', groupsOf(category), (group, { currency }) =>
    vatDiffers(group, currency),
  )
}

/** BR-CO-17: base × rate, rounded once; zero in every category but S. */
export function vatDiffers(
  { category, rate, base, amount }: ModelGroup,
  currency: Model['currency'],
) {
  const charged = category === 'S' ? (rate ?? '0') : '0'
  const should = round(percentOf(base, charged), currency)
  return compare(amount, should) !== 0 && { is: amount, should }
}

function exempted(id: string, category: Category): Rule {
  const taxedInFull = category === 'S' || category === 'Z'
  return each(
    id,
    'vat.exemption',
    taxedInFull ? 'forbidden' : 'needed',
    groupsOf(category),
    group => {
      const given = group.exemption !== null
      return given === taxedInFull && { category, is: group.exemption?.code ?? '' }
    },
  )
}

// What is outside the scope of VAT stands alone.
function alone(): Rule[] {
  const mixed = (id: string, kind: Taxed['field'] | null) =>
    rule(id, kind ?? 'vat.groups', 'mixed', model => {
      if (!model.groups.some(group => group.category === 'O')) return false
      const others = kind
        ? taxed(model).filter(one => one.field === kind && one.category !== 'O')
        : model.groups.filter(group => group.category !== 'O')
      const [other] = others
      return other ? { is: other.category } : false
    })
  return [
    mixed('BR-O-11', null),
    mixed('BR-O-12', 'line.vat'),
    mixed('BR-O-13', 'allowance.vat'),
    mixed('BR-O-14', 'charge.vat'),
  ]
}
