import { negate } from '@/lib/money'
import type { Adjustment, Line } from '../line'
import type { Complete } from './complete'
import { countedIn } from '../unit'
import { plainText } from './plain-text'
import { lineDetail } from './line-detail'
import type { Saying } from './saying'

type Said = { text: string; detail: string | null; amount: string }
type SaidLine = Said & { quantity: string; price: string }
export type PaperLines = { billed: (SaidLine & { number: string })[]; adjusted: Said[] }

/** The lines as they are printed, then what is taken off or added. */
export function paperLines({ lines, adjustments }: Complete, say: Saying): PaperLines {
  return {
    billed: lines.map((line, index) => ({ number: String(index + 1), ...saidLine(line, say) })),
    adjusted: adjustments.map(adjustment => saidAdjustment(adjustment, say)),
  }
}

/** A line in words, on screen and on paper. */
export function saidLine(line: Line, { t, language, money, number }: Saying): SaidLine {
  const { text, quantity, unitCode, unitPrice, amount } = line
  return {
    text: plainText(text[language]),
    detail: lineDetail(line, t, language),
    quantity: countedIn(number(quantity), unitCode, unit => t(`unit.${unit}`)),
    price: money(unitPrice),
    amount: money(amount),
  }
}

/** A discount or a surcharge in words. */
export function saidAdjustment(
  { type, text, percent, base, amount }: Adjustment,
  { t, language, money, number }: Saying,
): Said {
  return {
    text: plainText(text[language]),
    detail:
      percent !== null && base !== null
        ? t('percentOf', { percent: number(percent), base: money(base) })
        : null,
    amount: money(type === 'charge' ? amount : negate(amount)),
  }
}
