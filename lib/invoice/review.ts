import { currencies, type Currency } from '@/lib/money'
import { holdKinds } from './hold'
import { draftStates, type DraftState } from './workflow'

export const reviewSorts = ['outliers', 'amount', 'difference', 'age', 'customer'] as const
export type ReviewSort = (typeof reviewSorts)[number]

/** What drafts can be marked with, beside their state. */
export const reviewMarks = ['outlier', 'held', ...holdKinds, 'drifted', 'overridden'] as const
export type ReviewMark = (typeof reviewMarks)[number]

/** What a list of drafts shows, as its address says it. */
export type ReviewFilter = {
  version: string | null
  state: DraftState | null
  currency: Currency | null
  /** The id of the company that is billed. */
  buyer: string | null
  mark: ReviewMark | null
  sort: ReviewSort
}

export type Asked = Record<string, string | string[] | undefined>

/** Reads a filter from an address; what it does not know filters nothing. */
export function reviewFilter({ release, state, currency, buyer, mark, sort }: Asked): ReviewFilter {
  return {
    version: typeof release === 'string' && release !== '' ? release.slice(0, 100) : null,
    state: oneOf(draftStates, state),
    currency: oneOf(currencies, currency),
    buyer: idIn(buyer),
    mark: oneOf(reviewMarks, mark),
    sort: oneOf(reviewSorts, sort) ?? 'outliers',
  }
}

/** The same filter as parameters of an address; what filters nothing is left out. */
export function addressOf(filter: ReviewFilter): Record<string, string> {
  const { version, state, currency, buyer, mark, sort } = filter
  return {
    ...(version !== null && { release: version }),
    ...(state && { state }),
    ...(currency && { currency }),
    ...(buyer !== null && { buyer }),
    ...(mark && { mark }),
    ...(sort !== 'outliers' && { sort }),
  }
}

/** An id in an address; null for what is none. */
export const idIn = (value: string | string[] | undefined) =>
  typeof value === 'string' && uuid.test(value) ? value : null

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const oneOf = <Name extends string>(names: readonly Name[], asked: Asked[string]) =>
  names.find(name => name === asked) ?? null
