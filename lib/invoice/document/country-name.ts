import type { Locale } from '@/lib/i18n/locale'
import { paperWords } from '@/lib/words/paper'

/** A country (ISO 3166-1, or XI) in a language; its code where no name is known. */
export function countryName(country: string, language: Locale): string {
  // VAT alone knows it as a country.
  if (country === 'XI') return paperWords(language)('northernIreland')
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, known)
  return known.of(country) ?? country
}

const names = new Map<string, Intl.DisplayNames>()
