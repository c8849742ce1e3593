import type { PaperWords } from '@/lib/words/paper'

/** The units of a tier in words: "4 to 10", "from 51". */
export function rangeText({ from, to }: { from: number; to: number | null }, t: PaperWords) {
  return t('range', { from: String(from), to: to === null ? 'none' : String(to) })
}
