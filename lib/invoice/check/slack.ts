import { compare, subtract } from '@/lib/money'

/** Whether an amount is as near to what was worked out as Peppol asks of a line, whatever the currency. */
export function within(worked: string, amount: string): boolean {
  const off = subtract(worked, amount)
  return compare(off, '0.02') <= 0 && compare(off, '-0.02') >= 0
}
