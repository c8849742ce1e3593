import type { PriceBook, Rule } from '@/lib/invoice/price-book'
import { canonical } from './version'

/** What a version says otherwise than the one before it. */
export type BookChange =
  | { kind: 'validity'; from: Validity; to: Validity }
  | { kind: 'added'; rule: Rule }
  | { kind: 'removed'; rule: Rule }
  | { kind: 'changed'; from: Rule; to: Rule }
type Validity = Pick<PriceBook, 'validFrom' | 'validTo'>

/**
 * Compares two versions rule by rule. A rule is the same one when its code and its condition are; one of a code that
 * is left over on both sides changed its condition.
 */
export function changesBetween(before: PriceBook, after: PriceBook): BookChange[] {
  const pairs = matched(before.rules, after.rules)
  const found = pairs.flatMap(({ from, to }): BookChange[] => {
    if (from && to) return canonical(from) === canonical(to) ? [] : [{ kind: 'changed', from, to }]
    if (to) return [{ kind: 'added', rule: to }]
    return from ? [{ kind: 'removed', rule: from }] : []
  })
  const [from, to] = [validityOf(before), validityOf(after)]
  return canonical(from) === canonical(to) ? found : [{ kind: 'validity', from, to }, ...found]
}

type Pair = { from: Rule | undefined; to: Rule | undefined }

function matched(before: readonly Rule[], after: readonly Rule[]): Pair[] {
  const left = [...before]
  const take = (fits: (rule: Rule) => boolean) => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const exact = after.map(to => ({
    to,
    from: take(rule => rule.code === to.code && canonical(rule.when) === canonical(to.when)),
  }))
  const pairs = exact.map(({ to, from }) => ({
    to,
    from: from ?? take(rule => rule.code === to.code),
  }))
  return [...pairs, ...left.map(from => ({ from, to: undefined }))]
}

const validityOf = ({ validFrom, validTo }: PriceBook): Validity => ({ validFrom, validTo })
