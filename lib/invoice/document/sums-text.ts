import { countedIn } from '../unit'
import type { Sums } from '../line'
import type { Saying } from './saying'

/** What a quantity and a price are multiplied to, and the days a price for a period is divided by: "16 days × 1,200.00 € ÷ 31 days". */
export function countedText(
  { quantity, unitPrice, period }: Omit<Sums, 'amount'>,
  { t, money, number }: Saying,
): string {
  const days = (count: string) => countedIn(number(count), 'DAY', unit => t(`unit.${unit}`))
  if (!period) return `${number(quantity)} × ${money(unitPrice)}`
  return `${days(quantity)} × ${money(unitPrice)} ÷ ${days(String(period.days))}`
}
