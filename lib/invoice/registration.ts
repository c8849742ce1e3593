export type RegistrationName = 'siren' | 'kennitala'

/** The overseas departments of France: its register of companies is theirs, too (INSEE, Sirene). */
export const overseasDepartments = ['GP', 'MQ', 'RE', 'GF', 'YT'] as const

const siren = { name: 'siren', holds: isSiren } as const
const kennitala = { name: 'kennitala', holds: isKennitala } as const

/** The national number of a company, by country: what it is called, and whether a number typed is one. */
const numbers: Readonly<Record<string, typeof siren | typeof kennitala>> = {
  FR: siren,
  ...Object.fromEntries(overseasDepartments.map(country => [country, siren])),
  IS: kennitala,
}

/** The number a company must have for a sale within its country; null where none is asked for. */
export const registrationOf = (country: string) => numbers[country] ?? null

/** What the number of a company is called; null where it is not the national one, whatever was typed. */
export function registrationNameOf(country: string, typed: string): RegistrationName | null {
  const known = registrationOf(country)
  return known?.holds(typed) ? known.name : null
}

/** Nine digits of which the last checks the others (Luhn, ISO/IEC 7812-1 annex B). */
function isSiren(typed: string): boolean {
  const number = typed.replaceAll(' ', '')
  return /^\d{9}$/.test(number) && luhn(number) % 10 === 0
}

// Day (companies add 40 to it), month, year, serial, check digit, century.
const kennitalaShape = /^(0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(0[1-9]|1[0-2])\d{5}[089]$/

/** Ten digits, of which the ninth is 11 less the weighted sum of those before it, modulo 11 (Þjóðskrá Íslands). */
function isKennitala(typed: string): boolean {
  const number = typed.replaceAll(/[\s-]/g, '')
  if (!kennitalaShape.test(number)) return false
  const digits = digitsOf(number)
  const weights = [3, 2, 7, 6, 5, 4, 3, 2]
  const weighed = sumOf(weights.map((weight, at) => weight * (digits[at] ?? 0)))
  return (11 - (weighed % 11)) % 11 === digits[8]
}

function luhn(number: string): number {
  const doubled = digitsOf(number)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? digit : digit * 2))
  return sumOf(doubled.map(value => (value > 9 ? value - 9 : value)))
}

const digitsOf = (number: string) => Array.from(number, digit => digit.charCodeAt(0) - 48)
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
