import { z } from 'zod'
import { endpointSchemes, isEndpoint } from '@/lib/invoice/endpoint'
import { missingRegistration } from '@/lib/invoice/party'
import { isNumbered, readVatId } from '@/lib/invoice/vat-id'
import { cell, orNull, spare, words } from './cells'

/** What a form and a file ask about a company beside its name and country; all of it may be missing. */
export const companyCells = {
  vat_id: orNull(cell(30).toUpperCase()),
  registration: orNull(words(40)),
  street: spare(words(200)),
  postal_code: spare(words(20)),
  city: spare(words(100)),
  endpoint_scheme: spare(z.enum(endpointSchemes, 'unknown-value')),
  endpoint_id: spare(cell(60).transform(id => id.replaceAll(' ', ''))),
}

type Cells = { country: string } & {
  [Name in keyof typeof companyCells]: z.output<(typeof companyCells)[Name]>
}
type Refuse = (column: string, message: CompanyFault) => void
export type CompanyFault =
  'not-a-vat-id' | 'not-a-siren' | 'not-a-kennitala' | 'endpoint-incomplete' | 'not-an-endpoint'

/** Says what of a company does not hold: a VAT id of the Union or Northern Ireland, a SIREN or kennitala, an electronic address. */
export function refuseCompany(cells: Cells, refuse: Refuse) {
  const { country, vat_id, registration } = cells
  if (vat_id && isNumbered(country) && readVatId(vat_id, country).status === 'unknown')
    refuse('vat_id', 'not-a-vat-id')
  const missing = registration && missingRegistration({ country, registration })
  if (missing) refuse('registration', missing === 'siren' ? 'not-a-siren' : 'not-a-kennitala')
  refuseEndpoint(cells, refuse)
}

function refuseEndpoint({ endpoint_scheme: scheme, endpoint_id: id }: Cells, refuse: Refuse) {
  if (!scheme && !id) return
  if (!scheme) refuse('endpoint_scheme', 'endpoint-incomplete')
  else if (!id) refuse('endpoint_id', 'endpoint-incomplete')
  else if (!isEndpoint(scheme, id)) refuse('endpoint_id', 'not-an-endpoint')
}

/** The same as it is kept. */
export function companyOf<Row extends Cells>({
  vat_id,
  postal_code,
  endpoint_scheme,
  endpoint_id,
  ...row
}: Row) {
  return {
    ...row,
    vatId: vat_id && readVatId(vat_id, row.country).number,
    postalCode: postal_code,
    endpointScheme: endpoint_scheme,
    endpointId: endpoint_id,
  }
}
