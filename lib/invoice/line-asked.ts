import { isLocale, type Locale } from '@/lib/i18n/locale'
import type { Asked } from './review'

/** Whose reasons an address asks for, and in which language: `?line=2&lang=fr#line-2`. */
export type LineAsked = {
  /** From '1', discounts and surcharges after the lines; null when none is asked for. */
  line: string | null
  language: Locale
}

/** Reads it from an address; what it does not know asks for no line, and for the language that is usual. */
export function lineAsked({ line, lang }: Asked, usual: Locale): LineAsked {
  return {
    line: typeof line === 'string' && /^[1-9]\d{0,3}$/.test(line) ? line : null,
    language: isLocale(lang) ? lang : usual,
  }
}

/** The address of the reasons of a line; `kept` is what else the address says. */
export function lineAddress(
  draft: string,
  line: number,
  language: Locale,
  kept: Record<string, string> = {},
): string {
  const asked = new URLSearchParams({ ...kept, line: String(line), lang: language })
  return `/invoices/${draft}?${asked.toString()}#${lineAnchor(line)}`
}

export const lineAnchor = (line: number) => `line-${String(line)}`
