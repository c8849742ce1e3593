import { z } from 'zod'
import { percentage } from '@/lib/money'
import { missingRegistration, type Party, type Seller } from './party'
import {
  decisionOn,
  isTerritory,
  type TerritoryDecision,
  type TerritoryEntry,
  type TerritoryTreatment,
} from './territories'
import { memberStates, prefixOf } from './vat-id'
import { rateOn, type VatRate } from './vat-rates'

/** UNTDID 5305 as EN 16931 uses it: S standard, AE reverse charge, O outside the scope, G export, Z zero, E exempt. */
export const vatCategories = ['S', 'AE', 'O', 'G', 'Z', 'E'] as const

export const vatTreatment = z.strictObject({
  category: z.enum(vatCategories),
  /** Null where a rate has no meaning (O). */
  rate: percentage.nullable(),
  exemption: z.enum(['VATEX-EU-AE', 'VATEX-EU-O', 'VATEX-EU-G']).nullable(),
  /** Codes of statements the document must carry (UNTDID 4451, French rules). */
  notes: z.array(z.enum(['PMT', 'PMD', 'AAB'])),
  /** Whether the VAT ids of both sides are printed, or of neither (BR-O-02). */
  vatIds: z.enum(['both', 'neither']),
})
export type VatTreatment = z.infer<typeof vatTreatment>

/** Settings that belong to accounting; null means that nobody has decided yet. */
export type VatPolicy = {
  outsideUnion: 'O' | 'G' | null
  vatIdEvidence: 'format_ok' | 'confirmed'
}

export type VatBlock =
  | { code: 'vat_evidence'; party: 'buyer' | 'seller' }
  | { code: 'vat_policy' }
  | { code: 'vat_rate' }
  | { code: 'vat_territory'; country: string; seller?: Seller['country']; on?: string }
  | { code: 'registration_missing'; party: 'buyer' | 'seller'; number: 'siren' | 'kennitala' }

type Treated =
  | {
      ok: true
      vat: VatTreatment
      /** What accounting decided of where the buyer is; absent where nothing is to be decided. */
      decision?: TerritoryDecision
    }
  | { ok: false; why: VatBlock }
type Sale = {
  seller: Seller
  buyer: Party
  policy: VatPolicy
  /** What accounting decided of territories, of whatever day. */
  territories: readonly TerritoryEntry[]
  /** Every rate on file, of whatever day. */
  rates: readonly VatRate[]
  on: string
}

/**
 * How a sale is taxed on a day (tax point, ISO date), by where seller and buyer stand. It follows the buyer, also when
 * the delivery goes elsewhere. Nothing is guessed: missing evidence, policy, decision or rate is a blocked answer.
 */
export function vatOf(sale: Sale): Treated {
  const { seller, buyer, territories, on } = sale
  const { country } = buyer
  if (!isTerritory(country)) return treatedAs[standingOf(buyer, seller)](sale)
  const decision = decisionOn(territories, { seller: seller.country, territory: country, on })
  if (!decision)
    return { ok: false, why: { code: 'vat_territory', country, seller: seller.country, on } }
  const treated = treatedAs[decision.treatment](sale)
  return treated.ok ? { ...treated, decision } : treated
}

const treatedAs: Record<TerritoryTreatment, (sale: Sale) => Treated> = {
  domestic,
  // To a member state only a seller of the Union has the charge reversed.
  union: sale => (memberStates.includes(sale.seller.country) ? reverseCharge(sale) : outside(sale)),
  outside,
}

function standingOf(buyer: Party, seller: Seller): TerritoryTreatment {
  if (buyer.country === seller.country) return 'domestic'
  return memberStates.includes(buyer.country) ? 'union' : 'outside'
}

function domestic({ seller, buyer, rates, on }: Sale): Treated {
  for (const [side, party] of [
    ['seller', seller],
    ['buyer', buyer],
  ] as const) {
    const number = missingRegistration(party)
    if (number) return { ok: false, why: { code: 'registration_missing', party: side, number } }
  }
  const row = rateOn(rates, seller.country, on)
  if (!row) return { ok: false, why: { code: 'vat_rate' } }
  const notes: VatTreatment['notes'] = seller.country === 'FR' ? ['PMT', 'PMD', 'AAB'] : []
  return {
    ok: true,
    vat: { category: 'S', rate: row.rate, exemption: null, notes, vatIds: 'both' },
  }
}

// The seller's own id is accounting's word; the buyer's is proved as accounting asks.
function reverseCharge({ seller, buyer, policy }: Sale): Treated {
  if (!proves(seller, 'format_ok'))
    return { ok: false, why: { code: 'vat_evidence', party: 'seller' } }
  if (!proves(buyer, policy.vatIdEvidence))
    return { ok: false, why: { code: 'vat_evidence', party: 'buyer' } }
  return {
    ok: true,
    vat: { category: 'AE', rate: '0', exemption: 'VATEX-EU-AE', notes: [], vatIds: 'both' },
  }
}

function outside({ policy }: Sale): Treated {
  switch (policy.outsideUnion) {
    case null:
      return { ok: false, why: { code: 'vat_policy' } }
    case 'O':
      return {
        ok: true,
        vat: { category: 'O', rate: null, exemption: 'VATEX-EU-O', notes: [], vatIds: 'neither' },
      }
    case 'G':
      return {
        ok: true,
        vat: { category: 'G', rate: '0', exemption: 'VATEX-EU-G', notes: [], vatIds: 'both' },
      }
  }
}

function proves({ country, vatId }: Party, asked: VatPolicy['vatIdEvidence']): boolean {
  if (!vatId?.number.startsWith(prefixOf(country))) return false
  return vatId.status === 'confirmed' || vatId.status === asked
}
