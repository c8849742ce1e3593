import { compare, decimal } from '@/lib/money'
import type { Model } from '../document/model'

/** What a finding is about, by our own names; the words and the screen to open follow from it. */
export const fields = [
  ...['document.number', 'document.type', 'document.profile', 'document.issuedOn'],
  ...['document.dueOn', 'document.deliveredOn', 'document.currency', 'document.reference'],
  ...['document.statements', 'document.lines'],
  ...['seller.name', 'seller.country', 'seller.address', 'seller.registration', 'seller.vatId'],
  ...['seller.endpoint', 'buyer.name', 'buyer.country', 'buyer.address', 'buyer.registration'],
  ...['buyer.vatId', 'buyer.endpoint', 'delivery.country'],
  ...['line.number', 'line.quantity', 'line.unit', 'line.amount', 'line.name', 'line.price'],
  ...['line.period', 'line.vat'],
  ...['allowance.amount', 'allowance.percent', 'allowance.reason', 'allowance.vat'],
  ...['charge.amount', 'charge.percent', 'charge.reason', 'charge.vat'],
  ...['total.lines', 'total.allowances', 'total.charges', 'total.net', 'total.vat'],
  ...['total.gross', 'total.prepaid', 'total.due', 'total.accountingVat'],
  ...['vat.groups', 'vat.category', 'vat.rate', 'vat.base', 'vat.amount', 'vat.exemption'],
] as const
export type Field = (typeof fields)[number]

/** What is wrong with it. */
export const problems = [
  ...['missing', 'sum', 'decimals', 'number', 'negative', 'code', 'forbidden', 'needed'],
  ...['rate', 'one-group', 'mixed', 'format', 'order', 'twice', 'together', 'sign', 'same'],
  ...['pro-forma', 'billing-mode'],
] as const
export type Problem = (typeof problems)[number]

export type Broken = { field: Field; problem: Problem; values?: Record<string, string> }

/**
 * One rule by its official id. `issuer` is what accounting settles by writing the invoice: it is no fault of the
 * draft, and it is what keeps the draft from being sent.
 */
export type Rule = {
  id: string
  severity?: 'warning' | 'issuer'
  broken: (model: Model) => readonly Broken[]
}

/** A rule that asks one question. */
export function rule(
  id: string,
  field: Field,
  problem: Problem,
  breaks: (model: Model) => boolean | Record<string, string>,
): Rule {
  const broken = (model: Model): Broken[] => {
    const answer = breaks(model)
    if (answer === false) return []
    return [{ field, problem, ...(answer !== true && { values: answer }) }]
  }
  return { id, broken }
}

/** A rule about each of several things, such as lines: `breaks` answers what is wrong with one. */
export function each<Thing>(
  id: string,
  field: Field,
  problem: Problem,
  things: (model: Model) => readonly Thing[],
  breaks: (thing: Thing, model: Model) => false | Record<string, string>,
): Rule {
  return {
    id,
    broken: model =>
      things(model).flatMap(thing => {
        const values = breaks(thing, model)
        return values === false ? [] : [{ field, problem, values }]
      }),
  }
}

/** A rule that an amount is another, to the last digit. */
export function equals(
  id: string,
  field: Field,
  amounts: (model: Model) => { is: string; should: string },
): Rule {
  return rule(id, field, 'sum', model => {
    const { is, should } = amounts(model)
    return compare(is, should) !== 0 && { is, should }
  })
}

export const isNumber = (text: string) => decimal.safeParse(text).success
export const isEmpty = (text: string | null) => text === null || text.trim() === ''
export const digitsOf = (text: string) => text.split('.')[1]?.length ?? 0
