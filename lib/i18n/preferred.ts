import { isLocale, type Locale } from './locale'

/**
 * In: an Accept-Language header (RFC 9110, 12.5.4) or null. Out: the language we have that the
 * reader wants most; English when there is none. Regions count as their language.
 */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? '').split(',').map(wishOf)
  const wanted = wishes
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en'
}

function wishOf(entry: string) {
  const [tag = '', ...parameters] = entry.split(';').map(part => part.trim().toLowerCase())
  const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice(2)
  return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
}
