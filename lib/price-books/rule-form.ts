import { countIn } from '@/lib/count'
import { contractFlags } from '@/lib/invoice/contract-flags'
import { factValues, type FactName } from '@/lib/invoice/facts'
import { rule, type Rule, type RuleKind } from '@/lib/invoice/price-book'
import type { Values } from '@/lib/form-state'

/** The facts a condition of the form asks for, by how they are asked for. */
export const conditions = {
  deploymentType: factValues.deploymentType.options,
  infrastructure: factValues.infrastructure.options,
  operator: factValues.operator.options,
  releaseKind: factValues.releaseKind.options,
} as const satisfies Partial<Record<FactName, readonly string[]>>
export const ranges = ['nodes', 'environments'] as const satisfies readonly FactName[]

type Codes = Record<string, string[]>
export type RuleRead = { ok: true; rule: Rule } | { ok: false; fields: Codes }

/** What a form about a rule sends, as the rule; or the codes of what is wrong, by field. */
export function ruleFrom(kind: RuleKind, values: Values): RuleRead {
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const rows = tiersIn(values, text)
  const found = rule.safeParse({
    kind,
    code: text('code'),
    seq: count(text('seq')),
    text: { en: text('text_en'), fr: text('text_fr'), is: text('text_is') },
    termsClause: text('termsClause') || null,
    when: whenIn(values, text),
    ...ownFields(
      kind,
      text,
      rows.map(({ tier }) => tier),
    ),
  })
  if (found.success) return { ok: true, rule: found.data }
  const fields: Codes = {}
  for (const { path, message } of found.error.issues)
    fields[
      fieldAt(
        path,
        rows.map(({ row }) => row),
      )
    ] ??= [message]
  return { ok: false, fields }
}

type Text = (name: string) => string

function ownFields(kind: RuleKind, text: Text, tiers: object[]): object {
  const unit = countedAs(text)
  switch (kind) {
    case 'flat':
      return { ...unit, price: text('price') }
    case 'per_unit':
      return { ...unit, quantityFrom: text('quantityFrom'), price: text('price') }
    case 'tiered':
      return { ...unit, quantityFrom: text('quantityFrom'), mode: text('mode'), tiers }
    case 'surcharge_pct':
    case 'discount_pct':
    case 'partner_margin_pct':
      return { percent: text('percent') }
    case 'discount_abs':
    case 'minimum':
    case 'maximum':
      return { amount: text('amount') }
    case 'waiver':
      return { of: listed(text('of')) }
    case 'info':
      return {}
  }
}

// A price for a period is counted in days, whatever else its unit would be.
function countedAs(text: Text) {
  if (text('prorated')) return { prorated: text('prorated') }
  return text('unitCode') ? { unitCode: text('unitCode') } : {}
}

// As many rows as were sent; empty ones are left out.
function tiersIn(values: Values, text: Text) {
  const sent = Object.keys(values).flatMap(
    name => /^tier(\d{1,4})_(?:to|price)$/.exec(name)?.[1] ?? [],
  )
  const rows = [...new Set(sent)].map(row => countIn(row)).toSorted((a, b) => a - b)
  return rows.flatMap(row => {
    const [to, price] = [text(`tier${String(row)}_to`), text(`tier${String(row)}_price`)]
    if (to === '' && price === '') return []
    return [{ row, tier: { upTo: to === '' ? null : count(to), price } }]
  })
}

function whenIn(values: Values, text: Text) {
  const named = Object.keys(conditions).map(name => [name, several(values[`when_${name}`])])
  const counted = ranges.map(name => {
    const [from, to] = [text(`when_${name}_from`), text(`when_${name}_to`)]
    const ends = { ...(from && { from: count(from) }), ...(to && { to: count(to) }) }
    return [name, from || to ? ends : undefined]
  })
  const regions = listed(text('when_region'))
  const flags = contractFlags.map(name => [name, yesOrNo(text(`when_${name}`))])
  const all = [...named, ...counted, ['region', several(regions)], ...flags]
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as object
}

const yesOrNo = (text: string) =>
  text === '' ? undefined : text === 'yes' ? true : text === 'no' ? false : text
const several = (value: Values[string] | undefined) =>
  Array.isArray(value) && value.length > 0 ? value : undefined
const listed = (text: string) =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

// What is no count stays what it is, for the rule to say so.
const count = (text: string) => (/^\d{1,9}$/.test(text) ? countIn(text) : text)

function fieldAt(path: readonly PropertyKey[], rows: readonly number[]): string {
  const [first, second, third] = path.map(String)
  switch (first) {
    case 'text':
      return `text_${second ?? 'en'}`
    case 'tiers': {
      const row = String(rows[countIn(second ?? '0')] ?? 1)
      return `tier${row}_${third === 'upTo' ? 'to' : 'price'}`
    }
    case 'when': {
      const ranged = ranges.some(name => name === second)
      return `when_${second ?? ''}${ranged ? `_${third ?? 'to'}` : ''}`
    }
    case undefined:
      return 'code'
    default:
      return first
  }
}
