import { dayText } from '@/lib/words/day-text'
import type { PaperWords } from '@/lib/words/paper'
import type { Locale } from '@/lib/i18n/locale'
import type { Line } from '../line'
import { rangeText } from './range-text'

/** What a line counts: the units of a tier, the days of a period and how many its price is for; null when nothing is to be said. */
export function lineDetail(
  { range, period }: Pick<Line, 'range' | 'period'>,
  t: PaperWords,
  language: Locale,
): string | null {
  const said = [
    ...(range ? [rangeText(range, t)] : []),
    ...(period ? [periodText(period, t, language)] : []),
  ]
  return said.length > 0 ? said.join(' · ') : null
}

const periodText = (
  { from, to, days }: NonNullable<Line['period']>,
  t: PaperWords,
  language: Locale,
) => t('period', { from: dayText(from, language), to: dayText(to, language), days: String(days) })
