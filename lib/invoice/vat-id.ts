import {
  austria,
  belgium,
  bulgaria,
  checkVAT,
  croatia,
  cyprus,
  czechRepublic,
  denmark,
  estonia,
  finland,
  france,
  germany,
  greece,
  hungary,
  ireland,
  italy,
  latvia,
  lithuania,
  luxembourg,
  malta,
  netherlands,
  poland,
  portugal,
  romania,
  slovakiaRepublic,
  slovenia,
  spain,
  sweden,
} from 'jsvat'
import { z } from 'zod'

/** What is known of a VAT id: its shape is right, a register confirmed it, or neither. */
export const vatEvidence = z.strictObject({
  number: z.string(),
  status: z.enum(['format_ok', 'confirmed', 'unknown']),
  /** When a register answered; null unless confirmed. */
  confirmedAt: z.string().nullable(),
  /** What the register calls that consultation, and who asked; absent in what was kept before. */
  reference: z.string().nullable().optional(),
  confirmedBy: z.string().nullable().optional(),
})
export type VatEvidence = z.infer<typeof vatEvidence>

const union = [
  ...[
    austria,
    belgium,
    bulgaria,
    croatia,
    cyprus,
    czechRepublic,
    denmark,
    estonia,
    finland,
    france,
  ],
  ...[germany, greece, hungary, ireland, italy, latvia, lithuania, luxembourg, malta, netherlands],
  ...[poland, portugal, romania, slovakiaRepublic, slovenia, spain, sweden],
]

// Own rules for what the library does not know. Northern Ireland: HMRC's, nine or twelve digits, GD or HA with three;
// Iceland: Skatturinn's VSK number, five or six digits.
const shapes: Readonly<Record<string, RegExp>> = {
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  IS: /^\d{5,6}$/,
}

export const memberStates = union.map(({ codes }) => codes[0] ?? '')

/** Greek numbers begin with EL, all others with their country. */
export const prefixOf = (country: string) => (country === 'GR' ? 'EL' : country)

/**
 * Reads a VAT id as typed, for a country (ISO 3166-1): its structure and, where the number has them, its check digits.
 * Whether it is in use, only a register can say.
 */
export function readVatId(typed: string, country: string): VatEvidence {
  const number = typed.toUpperCase().replaceAll(/[\s.-]/g, '')
  return { number, status: fits(number, country) ? 'format_ok' : 'unknown', confirmedAt: null }
}

function fits(number: string, country: string): boolean {
  const prefix = prefixOf(country)
  if (!number.startsWith(prefix)) return false
  return shapes[prefix]?.test(number.slice(prefix.length)) ?? checkVAT(number, union).isValid
}
