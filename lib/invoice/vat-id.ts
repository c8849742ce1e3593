import { z } from 'zod'

/** What is known of a VAT id: its shape is right, a register confirmed it, or neither. */
export const vatEvidence = z.strictObject({
  number: z.string(),
  status: z.enum(['format_ok', 'confirmed', 'unknown']),
  /** When a register answered; null unless confirmed. */
  confirmedAt: z.string().nullable(),
})
export type VatEvidence = z.infer<typeof vatEvidence>

// The structure of each member state's number as the VIES register publishes it; the prefix is the key.
const shapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z0-9+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{10}01$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

export const memberStates = Object.keys(shapes).map(prefix => (prefix === 'EL' ? 'GR' : prefix))

/** Greek numbers begin with EL, all others with their country. */
export const prefixOf = (country: string) => (country === 'GR' ? 'EL' : country)

/** Reads a VAT id as typed, for a country (ISO 3166-1). Format only: check digits and registers say more. */
export function readVatId(typed: string, country: string): VatEvidence {
  const number = typed.toUpperCase().replaceAll(/[\s.-]/g, '')
  const prefix = prefixOf(country)
  const fits = number.startsWith(prefix) && shapes[prefix]?.test(number.slice(prefix.length))
  return { number, status: fits ? 'format_ok' : 'unknown', confirmedAt: null }
}
