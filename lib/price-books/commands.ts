import { z } from 'zod'
import { bookCode, priceBook, rule } from '@/lib/invoice/price-book'
import { currency } from '@/lib/money'

const reason = z.string('required').trim().min(1, 'required').max(2000, 'too-long')
const day = z.iso.date('not-a-date')
const empty = (value: unknown) => (value === '' || value === undefined ? null : value)

/** The number of the last event of the version's record that its editor saw. */
const seen = z.coerce.number('unknown-value').int('unknown-value').min(0, 'unknown-value')
/** The place of a rule in the version that was seen. */
const at = z.coerce.number('unknown-value').int('unknown-value').min(0, 'unknown-value')

// What each command on a version of a price book carries.
export const payloads = {
  /** Of a book that exists the next version begins as a copy of the last one published. */
  startVersion: z.strictObject({
    code: bookCode,
    currency,
    party: z.preprocess(empty, z.uuid('unknown-party').nullable()),
    validFrom: day,
  }),
  /** A book as it was exported, or written elsewhere: it becomes a draft. The console numbers its versions itself. */
  importBook: z.strictObject({ book: priceBook }),
  editBook: z.strictObject({ validFrom: day, validTo: z.preprocess(empty, day.nullable()), seen }),
  /** `at` is null for a rule that is new. */
  saveRule: z.strictObject({ at: z.preprocess(empty, at.nullable()), rule, seen }),
  removeRule: z.strictObject({ at, seen }),
  publishBook: z.strictObject({ seen }),
  retireBook: z.strictObject({ on: day, reason }),
  discardVersion: z.strictObject({ reason }),
} satisfies Record<string, z.ZodType>

type Payloads = typeof payloads
export type BookCommandName = keyof Payloads
export type BookCommandOf<Name extends BookCommandName> = { type: Name } & z.output<Payloads[Name]>
export type BookCommand = { [Name in BookCommandName]: BookCommandOf<Name> }[BookCommandName]
