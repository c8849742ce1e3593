import type { Currency } from '@/lib/money'
import type { Seller } from './party'
import { termsOfSale, type TermsOfSale } from './terms'
import { readVatId } from './vat-id'
import type { VatPolicy } from './vat'

/** The vendor's two invented companies of a fresh console. Their numbers belong to nobody. */
export const defaultSellers: readonly Seller[] = [
  {
    id: 'seller-fr',
    name: 'Maison Fictive SAS',
    address: { street: '1, rue de l’Exemple', postalCode: '00000', city: 'Ville-Exemple' },
    endpoint: { scheme: '0225', id: '000000000' },
    country: 'FR',
    vatId: readVatId('FR12000000000', 'FR'),
    registration: '000000000',
  },
  {
    id: 'seller-is',
    name: 'Maison Fictive á Íslandi ehf.',
    address: { street: 'Dæmisgata 1', postalCode: '000', city: 'Dæmistaður' },
    endpoint: { scheme: '0196', id: '7102990059' },
    country: 'IS',
    vatId: null,
    registration: '7102990059',
  },
]

/** What a company prints above its drafts, and the zone its days are counted in. */
export type Letterhead = { name: string; address: readonly string[]; zone: string }

export const letterheads: Readonly<Record<string, Letterhead>> = {
  'seller-fr': {
    name: 'Maison Fictive SAS',
    address: ['1, rue de l’Exemple', '00000 Ville-Exemple', 'France'],
    zone: 'Europe/Paris',
  },
  'seller-is': {
    name: 'Maison Fictive á Íslandi ehf.',
    address: ['Dæmisgata 1', '000 Dæmistaður', 'Ísland'],
    zone: 'Atlantic/Reykjavik',
  },
}

/** Each company's general terms: what applies when nothing else was agreed. */
export const defaultTerms: readonly TermsOfSale[] = [
  termsOfSale.parse({
    code: 'CGV-2026',
    version: 1,
    level: 'vendor_general',
    agreedFor: 'seller-fr',
    validFrom: '2026-01-01',
    validTo: null,
    due: { kind: 'net', days: 30 },
  }),
  termsOfSale.parse({
    code: 'SKILMALAR-2026',
    version: 1,
    level: 'vendor_general',
    agreedFor: 'seller-is',
    validFrom: '2026-01-01',
    validTo: null,
    due: { kind: 'net', days: 14 },
  }),
]

/** Accounting's settings of a fresh console. */
export const defaultPolicy: VatPolicy = { outsideUnion: 'O', vatIdEvidence: 'format_ok' }

/** Which of the vendor's companies sells to a country, and in what currency: Iceland at home, the rest from France. */
export function sellerFor(country: string): { seller: Seller; currency: Currency } {
  const home = country === 'IS' ? 'IS' : 'FR'
  const seller = defaultSellers.find(each => each.country === home)
  if (!seller) throw new Error(`No selling company in ${home}`)
  return { seller, currency: home === 'IS' ? 'ISK' : 'EUR' }
}
