import { z } from 'zod'
import { currency, exchangeRate } from '@/lib/money'

const words = z.string('required').trim().min(1, 'required').max(500, 'too-long')

// What each command on an exchange rate carries.
export const payloads = {
  recordRate: z.strictObject({
    from: currency,
    to: currency,
    on: z.iso.date('not-a-date'),
    rate: exchangeRate,
    source: words,
  }),
  correctRate: z.strictObject({ rate: exchangeRate, source: words, reason: words }),
} satisfies Record<string, z.ZodType>

type Payloads = typeof payloads
export type RateCommandName = keyof Payloads
export type RateCommandOf<Name extends RateCommandName> = { type: Name } & z.output<Payloads[Name]>
export type RateCommand = { [Name in RateCommandName]: RateCommandOf<Name> }[RateCommandName]
