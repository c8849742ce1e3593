import type { SellingCompany } from '@/lib/invoice/party'
import type { TerritoryEntry } from '@/lib/invoice/territories'
import type { VatPolicy } from '@/lib/invoice/vat'
import type { VatRate } from '@/lib/invoice/vat-rates'

/** A console has one accounting: its subject, and the id its record is kept by. */
export const accountingSubject = 'accounting'
export const accountingId = '00000000-0000-4000-8000-00000000acc0'

/** Nothing is decided yet: whoever must decide is asked, and proof is asked for in full. */
export const undecided: VatPolicy = { outsideUnion: null, vatIdEvidence: 'confirmed' }

export type Contact = { id: string; name: string }

/** Accounting as the rules see it, with the person a command names. */
export type AccountingState = {
  contact: Contact | null
  /** The person who is to become the contact; null when nobody active has that id. */
  named: (Contact & { holdsSales: boolean }) | null
  policy: VatPolicy & { retention: string | null }
  territories: readonly TerritoryEntry[]
  rates: readonly VatRate[]
  sellers: readonly SellingCompany[]
}
