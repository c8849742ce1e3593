import 'server-only'
import { sql, type SQL } from 'drizzle-orm'
import { draftDocument, type DraftDocument } from '@/lib/invoice/draft'
import { stillBilled } from '@/lib/invoice/still-billed'
import { documentOf } from './document'

// A draft and its corrections, which are all of the draft itself: what accounting has of them adds up to what is billed.

/** Correction `c` is not with accounting yet, and may still get there. */
export const isOpen = sql.raw(`c.state in ('draft', 'in_review', 'approved', 'rejected')`)

/** Correction `c` was handed over. */
export const isWithAccounting = sql.raw(`c.state in ('handed_over', 'booked', 'superseded')`)

type Alias = 'd' | 'l' | 'other'

/** The net of a draft with those of its corrections, as far as `counted` says so of correction `c`. */
export const netWith = (draft: Alias, counted: SQL) => sql`(${sql.raw(draft)}.net + coalesce(
  (select sum(c.net) from drafts c where c.corrects = ${sql.raw(draft)}.id and ${counted}), 0))`

/** A draft was taken back whole: accounting has a correction that bills nothing anew, and all come to nothing. */
export const isTakenBack = (draft: Alias) => sql`coalesce((
  select not c.instead and ${isWithAccounting} and ${netWith(draft, isWithAccounting)} = 0
  from drafts c where c.corrects = ${sql.raw(draft)}.id and c.state not in ('rejected', 'cancelled')
  order by c.number desc limit 1), false)`

/** The documents of a draft and of its corrections that were handed over, oldest first, as JSON. */
export const documentsOf = (draft: Alias) => sql`(
  select json_agg(${documentOf('c')} order by c.number) from drafts c
  where c.id = ${sql.raw(draft)}.id or (c.corrects = ${sql.raw(draft)}.id and ${isWithAccounting}))`

/** What is still billed in such documents. */
export function billedIn(documents: readonly unknown[]): DraftDocument {
  const [original, ...corrections] = documents.map(each => draftDocument.parse(each))
  if (!original) throw new Error('A draft has a document.')
  return stillBilled(original, corrections)
}
