'use client'

import type { Currency } from '@/lib/money'
import type { FieldProps } from './field'
import { TextField } from './text-field'

type Props = FieldProps & { currency: Currency; value?: string }

/** An amount as typed: a decimal string that the rules read, never a number of the browser. */
export function MoneyField({ currency, ...field }: Props) {
  return <TextField {...field} inputMode="decimal" autoComplete="off" unit={currency} />
}
