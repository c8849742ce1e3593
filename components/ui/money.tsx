import { useLocale } from 'next-intl'
import type { Currency } from '@/lib/money'
import { moneyText } from '@/lib/words/money-text'

type Props = {
  /** A decimal string, as the rules hand it over. Never a JavaScript number. */
  amount: string
  currency: Currency
}

export function Money({ amount, currency }: Props) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {moneyText(amount, currency, useLocale())}
    </span>
  )
}
