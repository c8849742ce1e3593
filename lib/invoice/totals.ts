import { z } from 'zod'
import {
  amount,
  isZero,
  negate,
  percentage,
  percentOf,
  round,
  split,
  sum,
  type Currency,
} from '@/lib/money'
import { vatCategories, type VatTreatment } from './vat'

const vatGroup = z.strictObject({
  category: z.enum(vatCategories),
  rate: percentage.nullable(),
  base: amount,
  amount,
})

/** Every total of a draft, in the order EN 16931 builds them. */
export const totals = z.strictObject({
  lines: amount,
  allowances: amount,
  charges: amount,
  net: amount,
  vat: z.array(vatGroup),
  vatTotal: amount,
  gross: amount,
  prepaid: amount,
  due: amount,
})
export type Totals = z.infer<typeof totals>

type Taxed = Pick<VatTreatment, 'category' | 'rate'>
type Group = { vat: Taxed; base: string }

/**
 * Adds up a document: Σ lines (BR-CO-10), allowances and charges (BR-CO-11, 12), net (BR-CO-13), VAT per group of
 * category and rate, rounded once per group and exactly (BR-CO-14, 17), gross (BR-CO-15), due (BR-CO-16).
 * Document allowances and charges are split over the groups by largest remainder. Amounts come in rounded.
 */
export function total({
  currency,
  lines,
  adjustments,
  prepaid = '0',
}: {
  currency: Currency
  lines: readonly { amount: string; vat: Taxed }[]
  adjustments: readonly { type: 'allowance' | 'charge'; amount: string }[]
  prepaid?: string
}): Totals {
  const sumOf = (type: 'allowance' | 'charge') =>
    sum(
      adjustments.filter(each => each.type === type).map(each => each.amount),
      currency,
    )
  const allowances = sumOf('allowance')
  const charges = sumOf('charge')
  const onLines = sum(
    lines.map(line => line.amount),
    currency,
  )
  const adjusted = sum([charges, negate(allowances)], currency)
  const net = sum([onLines, adjusted], currency)
  const vat = spread(grouped(lines, currency), adjusted, currency).map(group => ({
    ...group.vat,
    base: group.base,
    amount: round(percentOf(group.base, group.vat.rate ?? '0'), currency),
  }))
  const vatTotal = sum(
    vat.map(group => group.amount),
    currency,
  )
  const gross = sum([net, vatTotal], currency)
  const paid = round(prepaid, currency)
  return {
    lines: onLines,
    allowances,
    charges,
    net,
    vat,
    vatTotal,
    gross,
    prepaid: paid,
    due: sum([gross, negate(paid)], currency),
  }
}

// In the order of their keys, so that the order of lines changes nothing.
function grouped(lines: readonly { amount: string; vat: Taxed }[], currency: Currency): Group[] {
  const bases = new Map<string, Group>()
  for (const { amount, vat } of lines) {
    const { category, rate } = vat
    const key = `${category} ${rate ?? ''}`
    const base = sum([bases.get(key)?.base ?? '0', amount], currency)
    bases.set(key, { vat: { category, rate }, base })
  }
  return [...bases].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function spread(groups: readonly Group[], adjusted: string, currency: Currency): readonly Group[] {
  if (groups.length === 0 || isZero(adjusted)) return groups
  const shares = split(
    adjusted,
    groups.map(group => group.base),
    currency,
  )
  return groups.map((group, index) => ({
    ...group,
    base: sum([group.base, shares[index] ?? '0'], currency),
  }))
}
