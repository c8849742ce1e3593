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
  unitedKingdom,
} from 'jsvat'
import { z } from 'zod'
import { overseasDepartments } from './registration'

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

// Own rules for what the library does not know. Iceland: Skatturinn's VSK number, five or six digits. Northern Ireland:
// HMRC's numbers, which are those of Great Britain after another prefix: nine digits of which two check the others,
// twelve with a branch, GD and three below 500, HA and three from 500 on.
const shapes: Readonly<Record<string, (digits: string) => boolean>> = {
  XI: digits => checkVAT(`GB${digits}`, [unitedKingdom]).isValid,
  IS: digits => /^\d{5,6}$/.test(digits),
}

export const memberStates = union.map(({ codes }) => codes[0] ?? '')

// Their companies are numbered with those of France.
const numberedInFrance: readonly string[] = ['MC', ...overseasDepartments]

/** What the numbers of a country begin with: its code, but for Greece, Monaco and the overseas departments of France. */
export function prefixOf(country: string): string {
  if (numberedInFrance.includes(country)) return 'FR'
  return country === 'GR' ? 'EL' : country
}

/** Whether companies there have a VAT id whose shape is checked when it is entered. */
export const isNumbered = (country: string) =>
  memberStates.includes(country) || numberedInFrance.includes(country) || country === 'XI'

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
  return shapes[prefix]?.(number.slice(prefix.length)) ?? checkVAT(number, union).isValid
}
