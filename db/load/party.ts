import { sql } from 'drizzle-orm'
import type { Party } from '@/lib/invoice/party'
import { readVatId, type VatEvidence } from '@/lib/invoice/vat-id'

/** A customer or partner as companyJson reads it. */
export type CompanyRow = {
  id: string
  name: string
  country: string
  vatId: string | null
  confirmedOn: string | null
  confirmedBy: string | null
  reference: string | null
  registration: string | null
  street: string | null
  postalCode: string | null
  city: string | null
  endpointScheme: string | null
  endpointId: string | null
}

/** A row of `customers` under this alias as JSON. */
export const companyJson = (alias: string) =>
  sql.raw(
    `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'country', ${alias}.country, 'vatId', ${alias}.vat_id,
    'confirmedOn', ${alias}.vat_confirmed_on, 'reference', ${alias}.vat_reference,
    'confirmedBy', (select v.name from people v where v.id = ${alias}.vat_confirmed_by),
    'registration', ${alias}.registration, 'street', ${alias}.street, 'postalCode', ${alias}.postal_code,
    'city', ${alias}.city, 'endpointScheme', ${alias}.endpoint_scheme, 'endpointId', ${alias}.endpoint_id)`,
  )

/** The company as a party of a draft, with what is known of its VAT id. */
export function partyFrom(row: CompanyRow): Party {
  const { id, name, country, registration, street, postalCode, city } = row
  const { endpointScheme: scheme, endpointId } = row
  const located = street !== null || postalCode !== null || city !== null
  return {
    ...{ id, name, country, registration },
    address: located ? { street, postalCode, city } : null,
    endpoint: scheme !== null && endpointId !== null ? { scheme, id: endpointId } : null,
    vatId: evidenceFrom(row),
  }
}

function evidenceFrom({ vatId, country, confirmedOn, confirmedBy, reference }: CompanyRow) {
  if (vatId === null) return null
  const read: VatEvidence = readVatId(vatId, country)
  if (confirmedOn === null) return read
  return { ...read, status: 'confirmed' as const, confirmedAt: confirmedOn, confirmedBy, reference }
}
