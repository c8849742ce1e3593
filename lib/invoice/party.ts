import { z } from 'zod'
import type { Currency } from '@/lib/money'
import { registrationOf, type RegistrationName } from './registration'
import { vatEvidence } from './vat-id'

/** A postal address as it is printed; the country stands with its party. */
export const address = z.strictObject({
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
})

/** Where electronic documents reach a party: a scheme of the EAS code list, such as 0225, and an id in it. */
export const endpoint = z.strictObject({
  scheme: z.string().regex(/^\d{4}$/),
  id: z.string().min(1),
})
export type Endpoint = z.infer<typeof endpoint>

/** Who may buy: a customer or a partner. `registration` is the SIREN in France and its overseas departments, the kennitala in Iceland. */
export const party = z.strictObject({
  id: z.string(),
  name: z.string(),
  address: address.nullable(),
  endpoint: endpoint.nullable(),
  /** ISO 3166-1 alpha-2, capitals. */
  country: z.string().regex(/^[A-Z]{2}$/),
  vatId: vatEvidence.nullable(),
  registration: z.string().nullable(),
})
export type Party = z.infer<typeof party>

/** One of the vendor's own companies, the one that sells. */
export const seller = party.extend({ country: z.enum(['FR', 'IS']) })
export type Seller = z.infer<typeof seller>

/** A selling company with what its books are kept in, and the zone its days are counted in. */
export type SellingCompany = { seller: Seller; currency: Currency; zone: string }

/** Where the company is that sells to a country: Iceland buys at home, the rest from France. */
export const soldFrom = (country: string): Seller['country'] => (country === 'IS' ? 'IS' : 'FR')

/** Which of the vendor's companies sells to a country; null when it is not set up. */
export function sellerFor(
  country: string,
  companies: readonly SellingCompany[],
): SellingCompany | null {
  const home = soldFrom(country)
  return companies.find(({ seller }) => seller.country === home) ?? null
}

/** The national number a party must have for a domestic sale but has not; null when all is there. */
export function missingRegistration({
  country,
  registration,
}: Pick<Party, 'country' | 'registration'>): RegistrationName | null {
  const number = registrationOf(country)
  return number === null || number.holds(registration ?? '') ? null : number.name
}
