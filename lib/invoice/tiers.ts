import type { Tier } from './price-book'

export type TierProblem =
  | { code: 'tiers-not-ascending'; upTo: number }
  | { code: 'tiers-without-end' }
  | { code: 'tiers-after-end' }

/** What keeps tiers from giving each unit exactly one price: gaps, overlaps, units after the end or beyond the last. */
export function tierProblems(tiers: readonly Tier[]): TierProblem[] {
  return tiers.flatMap((tier, index): TierProblem[] => {
    const next = tiers[index + 1]
    if (!next) return tier.upTo === null ? [] : [{ code: 'tiers-without-end' }]
    if (tier.upTo === null) return [{ code: 'tiers-after-end' }]
    return next.upTo !== null && next.upTo <= tier.upTo
      ? [{ code: 'tiers-not-ascending', upTo: next.upTo }]
      : []
  })
}
