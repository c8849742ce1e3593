import 'server-only'
import { sql } from 'drizzle-orm'

type Alias = 'c' | 'd' | 'drafts'

/**
 * The document of a draft as JSON: it stands in the record, in the event that the draft names. Whoever locks the draft
 * for it has locked its installation before (lock-billing.ts): the event is then older than what the statement sees.
 */
export const documentOf = (draft: Alias) => sql`
  (select said.data -> 'document' from events said where said.aggregate = 'draft'
    and said.aggregate_id = ${sql.raw(draft)}.id and said.seq = ${sql.raw(draft)}.document_seq)`

/** What the rules came to, which is the document as long as nobody changed a line. */
export const baseOf = (draft: Alias) => sql`coalesce(${sql.raw(draft)}.base, ${documentOf(draft)})`
