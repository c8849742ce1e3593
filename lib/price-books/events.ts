import { z } from 'zod'
import { priceBook, rule } from '@/lib/invoice/price-book'

const validity = z.object({ validFrom: z.string(), validTo: z.string().nullable() })

/** What may happen to a version of a price book. */
export const bookEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('versionStarted'),
    book: priceBook,
    /** The version it is a copy of. */
    from: z.int().nullable(),
  }),
  z.object({ type: z.literal('bookImported'), book: priceBook }),
  z.object({ type: z.literal('bookEdited'), from: validity, to: validity }),
  z.object({ type: z.literal('ruleAdded'), rule }),
  z.object({ type: z.literal('ruleChanged'), at: z.int(), from: rule, to: rule }),
  z.object({ type: z.literal('ruleRemoved'), at: z.int(), rule }),
  z.object({ type: z.literal('bookPublished'), sha256: z.string() }),
  z.object({
    type: z.literal('bookRetired'),
    on: z.string(),
    /** The last day it would have been valid on otherwise. */
    was: z.string().nullable(),
    reason: z.string(),
  }),
  z.object({ type: z.literal('versionDiscarded'), reason: z.string() }),
])
export type BookEvent = z.infer<typeof bookEvent>

/** The same as the record has it: until there were drafts of books, a version came into being whole and published. */
export const recordedBookEvent = z.union([
  z.object({ type: z.literal('priceBookAdded'), book: priceBook }),
  bookEvent,
])
export type RecordedBookEvent = z.infer<typeof recordedBookEvent>
