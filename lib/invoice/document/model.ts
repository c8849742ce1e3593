import type { Currency } from '@/lib/money'
import type { Endpoint } from '../party'
import type { ServicePeriod } from '../period'
import type { VatTreatment } from '../vat'

// What a draft says in the terms of EN 16931. Each field names its business term; amounts are decimal strings.

export type Category = VatTreatment['category']

/** BG-4 and BG-7; `address` is without the country, which is always known (BT-40, BT-55). */
export type ModelParty = {
  name: string
  /** BT-30, BT-47: with its scheme of ISO 6523 where there is one. */
  registration: { scheme: string | null; id: string } | null
  /** BT-31, BT-48. */
  vatId: string | null
  /** BT-34, BT-49. */
  endpoint: Endpoint | null
  street: string | null
  city: string | null
  postalCode: string | null
  country: string
}

/** BG-20 and BG-21. Percent and base only where the amount can be worked out from them. */
export type ModelAdjustment = {
  type: 'allowance' | 'charge'
  amount: string
  base: string | null
  percent: string | null
  reason: string
  category: Category
  rate: string | null
}

/** BG-23. */
export type ModelGroup = {
  category: Category
  rate: string | null
  base: string
  amount: string
  exemption: { code: string; reason: string } | null
}

/** BG-25. */
export type ModelLine = {
  id: string
  quantity: string
  /** BT-130, UN/ECE recommendation 20. */
  unit: string
  amount: string
  name: string
  description: string | null
  price: string
  /** BT-149: how many its price is for; null is one. */
  base: string | null
  /** BG-26: the days it is for. */
  period: Pick<ServicePeriod, 'from' | 'to'> | null
  category: Category
  rate: string | null
}

export type Model = {
  /** BT-24 and BT-23. */
  customization: string
  profile: string
  /** BT-1. */
  number: string
  /** BT-3. */
  type: string
  /** BT-2, BT-9, BT-72. */
  issuedOn: string
  dueOn: string | null
  deliveredOn: string | null
  /** BT-5, BT-6. */
  currency: Currency
  accountingCurrency: Currency | null
  /** BT-10. */
  reference: string | null
  /** BT-20. */
  paymentTerms: string | null
  /** BG-1: code (UNTDID 4451) and text. */
  notes: { code: string | null; text: string }[]
  seller: ModelParty
  buyer: ModelParty
  /** BG-13 with BG-15: an end customer who is not the buyer. */
  deliveredTo: Pick<ModelParty, 'name' | 'street' | 'city' | 'postalCode' | 'country'> | null
  adjustments: ModelAdjustment[]
  /** BT-106 to BT-115. */
  totals: {
    lines: string
    allowances: string
    charges: string
    net: string
    vat: string
    gross: string
    prepaid: string
    due: string
  }
  /** BT-111. */
  vatInAccounting: string | null
  groups: ModelGroup[]
  lines: ModelLine[]
}
