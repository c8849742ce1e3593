/** A country (ISO 3166-1) in a language; its code where no name is known. */
export function countryName(country: string, language: string): string {
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, known)
  return known.of(country) ?? country
}

const names = new Map<string, Intl.DisplayNames>()
