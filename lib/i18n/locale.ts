export const locales = ['en', 'is', 'fr'] as const
export type Locale = (typeof locales)[number]

export function isLocale(wish: unknown): wish is Locale {
  return locales.some(locale => locale === wish)
}
