import { Money } from '@/components/ui/money'
import { compare, type Currency } from '@/lib/money'

/** How much more: "+250.00 €". */
export function SignedMoney({ amount, currency }: { amount: string; currency: Currency }) {
  return (
    <span className="whitespace-nowrap">
      {compare(amount, '0') > 0 && '+'}
      <Money amount={amount} currency={currency} />
    </span>
  )
}
