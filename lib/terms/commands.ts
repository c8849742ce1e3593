import { countIn } from '@/lib/count'
import { z } from 'zod'
import { dueRule } from '@/lib/invoice/due'
import { termsLevels, termsOfSale, termsParties } from '@/lib/invoice/terms'
import { amount, compare, percentage } from '@/lib/money'

const text = (most: number) => z.string('required').trim().min(1, 'required').max(most, 'too-long')
const day = z.iso.date('not-a-date')
const orNull = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .string('required')
    .trim()
    .transform(typed => typed || null)
    .pipe(value.nullable())
const holds = (value: string, schema: z.ZodType) => schema.safeParse(value).success
const percent = percentage.refine(
  value => !holds(value, percentage) || compare(value, '100') <= 0,
  'not-a-percentage',
)
const positive = amount.refine(value => !value.startsWith('-'), 'negative')
const isAmount = (typed: string | null): typed is string => typed !== null && holds(typed, amount)
const digest = z.string('required').regex(/^[0-9a-f]{64}$/, 'required')

/** What each command on terms of sale carries. Days are ISO dates; both ends of a validity are included. */
export const payloads = {
  addTerms: z
    .strictObject({
      code: text(40).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not-a-code'),
      level: z.enum(termsLevels, 'choose-one'),
      agreedFor: text(60),
      party: z.enum(termsParties, 'choose-one'),
      validFrom: day,
      validTo: orNull(day),
      dueKind: z.enum(dueRule.shape.kind.options, 'choose-one'),
      dueDays: z
        .string('required')
        .trim()
        .regex(/^\d{1,3}$/, 'not-days')
        .transform(countIn)
        .pipe(z.int().max(365, 'not-days')),
      priceBook: orNull(text(40)),
      marginPercent: orNull(percent),
      discountPercent: orNull(percent),
      discountAmount: orNull(positive),
      minimum: orNull(positive),
      maximum: orNull(positive),
      clause: orNull(text(200)),
      commissionPercent: orNull(percent),
      documentName: text(200),
      sha256: digest,
    })
    .superRefine(({ validFrom, validTo, minimum, maximum }, context) => {
      const refuse = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message })
      }
      if (validTo !== null && validTo < validFrom) refuse('validTo', 'ends-before-start')
      if (isAmount(minimum) && isAmount(maximum) && compare(maximum, minimum) < 0)
        refuse('maximum', 'below-minimum')
    }),
  endTerms: z.strictObject({ lastDay: day, reason: text(2000) }),
}

type Payloads = typeof payloads
export type TermsCommandName = keyof Payloads
export type TermsCommandOf<Name extends TermsCommandName> = { type: Name } & z.output<
  Payloads[Name]
>
export type TermsCommand = { [Name in TermsCommandName]: TermsCommandOf<Name> }[TermsCommandName]

/** What happened to a version of terms of sale. */
export const termsEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('termsAdded'), terms: termsOfSale }),
  z.object({ type: z.literal('termsEnded'), lastDay: day, reason: z.string() }),
])
export type TermsEvent = z.infer<typeof termsEvent>
